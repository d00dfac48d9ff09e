import { constants, sign, verify, type KeyObject } from "node:crypto";
import { stringifyJson, writtenText, type JsonObject } from "./json";

/** How a value that is neither text nor number is written in the text to sign. */
export type WriteNested = (name: string, value: unknown) => string;

const COMPACT: WriteNested = (_name, value) => stringifyJson(value);

/**
 * The text that is signed (protocol §3): every top-level field but `sign`, sorted by the bytes of its name, as
 * `name=value` joined by `&`, then `&key=` and the merchant secret key. Null, undefined and "" are left out; 0 stays.
 * @param message a message read by parseJson (numbers keep their written form) or about to be written by stringifyJson.
 * @param writeNested for lists and objects; compact JSON unless told.
 * @returns a text that holds the secret: never log it.
 */
export function stringToSign(
  message: JsonObject,
  merchantSecretKey: string,
  writeNested: WriteNested = COMPACT,
): string {
  let text = "";
  for (const name of sortByBytes(Object.keys(message))) {
    const value = message[name];
    if (name === "sign" || value === null || value === undefined || value === "") continue;
    text += `${name}=${writtenText(value) ?? writeNested(name, value)}&`;
  }
  return `${text}key=${merchantSecretKey}`;
}

/** Base64 as required for `sign`: the standard alphabet, not the URL-safe one (protocol §3). */
export const STANDARD_BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

function sortByBytes(names: string[]): string[] {
  const all = names.join("");
  // For ASCII the order of UTF-16 and that of the bytes are the same, and the former costs no copies.
  if (Buffer.byteLength(all) === all.length) return names.sort();
  return names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** Signs a message with SHA256withRSA, PKCS#1 v1.5; the answer is standard Base64 (protocol §3). */
export function signMessage(
  message: JsonObject,
  secret: { merchantSecretKey: string; privateKey: KeyObject },
  writeNested: WriteNested = COMPACT,
): string {
  const text = Buffer.from(stringToSign(message, secret.merchantSecretKey, writeNested), "utf8");
  return sign("sha256", text, { key: secret.privateKey, padding: constants.RSA_PKCS1_PADDING }).toString(
    "base64",
  );
}

/**
 * Whether the `sign` of the message was made over all its fields with one of the keys (protocol §3).
 * Several keys allow a rotation without downtime. A missing or odd `sign` is false, never an error.
 */
export function verifyMessage(
  message: JsonObject,
  secret: { merchantSecretKey: string; publicKeys: readonly KeyObject[] },
  writeNested: WriteNested = COMPACT,
): boolean {
  const signature = readSignature(message);
  if (!signature) {
    return false;
  }
  const text = Buffer.from(stringToSign(message, secret.merchantSecretKey, writeNested), "utf8");
  return secret.publicKeys.some((key) =>
    verify("sha256", text, { key, padding: constants.RSA_PKCS1_PADDING }, signature),
  );
}

function readSignature(message: JsonObject): Buffer | undefined {
  const written = Object.hasOwn(message, "sign") ? message.sign : undefined;
  if (typeof written !== "string" || !STANDARD_BASE64.test(written)) {
    return undefined;
  }
  return Buffer.from(written, "base64");
}

/**
 * A sentence on a signature that does not verify: what can be seen at once first, then the usual causes (protocol §3).
 * @param what the thing that was signed, such as "answer to collect/query".
 */
export function explainSignatureFailure(
  what: string,
  message: JsonObject,
  account: { merchantSecretKey: string; publicKeys: readonly unknown[] },
): string {
  const causes = [
    ...seenCauses(message, account),
    "the platform public key or the merchant secret key of the other currency or environment",
    "stray white space or a missing end in a pasted key",
    "the merchant's own public key in the place of the platform's",
    "a key read as PKCS#1 instead of PKCS#8",
    "a number that lost its written form (100.00 became 100) or a field that was dropped on the way, by a proxy or a " +
      "parser that rewrites JSON",
  ];
  return (
    `The signature of the platform's ${what} does not verify, so it proves nothing. Likely causes: ` +
    `${causes.join("; ")}. Copy the keys of this currency from the platform's console again.`
  );
}

function seenCauses(
  message: JsonObject,
  account: { merchantSecretKey: string; publicKeys: readonly unknown[] },
): string[] {
  const causes: string[] = [];
  if (!Object.hasOwn(message, "sign")) {
    causes.push("it carries no sign at all");
  }
  if (account.publicKeys.length === 0) {
    causes.push("no platform public key is set");
  }
  if (account.merchantSecretKey !== account.merchantSecretKey.trim()) {
    causes.push("the merchant secret key begins or ends with white space");
  }
  return causes;
}
