import { constants, sign, verify, type KeyObject } from "node:crypto";
import { stringifyJson, writtenText, type JsonObject } from "./json";

/**
 * The text that is signed (protocol §3): every top-level field but `sign`, sorted by the bytes of its name, as
 * `name=value` joined by `&`, then `&key=` and the merchant secret key. Null, undefined and "" are left out; 0 stays.
 * @param message a message read by parseJson (numbers keep their written form) or about to be written by stringifyJson.
 * @returns a text that holds the secret: never log it.
 */
export function stringToSign(message: JsonObject, merchantSecretKey: string): string {
  let text = "";
  for (const name of sortByBytes(Object.keys(message))) {
    const value = message[name];
    if (name === "sign" || value === null || value === undefined || value === "") continue;
    text += `${name}=${writtenText(value) ?? stringifyJson(value)}&`;
  }
  return `${text}key=${merchantSecretKey}`;
}

/** Base64 as it is asked of `sign`: the standard letters, not those for addresses (protocol §3). */
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
): string {
  const text = Buffer.from(stringToSign(message, secret.merchantSecretKey), "utf8");
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
): boolean {
  const signature = readSignature(message);
  if (!signature) {
    return false;
  }
  const text = Buffer.from(stringToSign(message, secret.merchantSecretKey), "utf8");
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
