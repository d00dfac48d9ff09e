import { createHash, randomBytes } from "node:crypto";

const PREFIX = "hppt_";

/**
 * The token in a payment's address: 128 random bits, which give access to the state, the sum and the slip of this payment
 * and to nothing else, neither here nor in Medusa.
 */
export function newPaymentToken(): string {
  return `${PREFIX}${randomBytes(16).toString("hex")}`;
}

/** Whether a text may be a payment token; older addresses carry the id of Medusa's payment session. */
export function isPaymentToken(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** What is stored of a browser's key: enough to recognise it, but useless for anything else. */
export function digestBrowserKey(key: string): string {
  return createHash("sha256").update(key, "utf8").digest("base64url");
}
