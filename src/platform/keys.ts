import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

/** What was pasted is not a key that we can use; the message says what is wrong and what to paste, never any key text. */
export class KeyFormatError extends Error {
  override readonly name = "KeyFormatError";
}

const MIN_BITS = 2048;
const PASTE_PRIVATE =
  "paste the merchant's RSA private key of at least 2048 bits, as PEM (PKCS#8 or PKCS#1) or bare Base64";
const PASTE_PUBLIC =
  "paste the RSA public key of at least 2048 bits, as PEM or bare Base64, as the platform's console shows it";

/**
 * Reads an RSA private key in any form that people paste: PEM PKCS#8 or PKCS#1, or bare Base64 of either, with or
 * without line breaks, with `\n` escapes, in quotes (protocol §1, §3).
 * @throws KeyFormatError when it is something else, encrypted, cut off, or shorter than 2048 bits.
 */
export function parsePrivateKey(pasted: string): KeyObject {
  const der = readDer(pasted, PASTE_PRIVATE);
  const key = readPrivateDer(der);
  if (!key) {
    throw new KeyFormatError(
      readPublicDer(der)
        ? `This is a public key, and the private key is needed: ${PASTE_PRIVATE}.`
        : `The text is no private key, or it is cut off: ${PASTE_PRIVATE}.`,
    );
  }
  return checkRsa(key, PASTE_PRIVATE);
}

/**
 * Reads an RSA public key: PEM SPKI or PKCS#1, or bare Base64 of either (protocol §1).
 * @throws KeyFormatError when it is something else, such as a private key, or shorter than 2048 bits.
 */
export function parsePublicKey(pasted: string): KeyObject {
  const der = readDer(pasted, PASTE_PUBLIC);
  if (readPrivateDer(der)) {
    throw new KeyFormatError(
      `This is a private key, which must stay with its owner, and a public key is needed: ${PASTE_PUBLIC}.`,
    );
  }
  const key = readPublicDer(der);
  if (!key) {
    throw new KeyFormatError(`The text is no public key, or it is cut off: ${PASTE_PUBLIC}.`);
  }
  return checkRsa(key, PASTE_PUBLIC);
}

/** A public key, or the public half of a private one, as bare Base64 SPKI on one line, as the platform's console wants it. */
export function publicKeyToBase64(key: KeyObject): string {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return publicKey.export({ format: "der", type: "spki" }).toString("base64");
}

/** A private key as bare Base64 PKCS#8 on one line. */
export function privateKeyToBase64(key: KeyObject): string {
  return key.export({ format: "der", type: "pkcs8" }).toString("base64");
}

/** A fresh RSA pair of 2048 bits, as the platform wants it (protocol §1). */
export function makeRsaPair(): Promise<{ privateKey: KeyObject; publicKey: KeyObject }> {
  return promisify(generateKeyPair)("rsa", { modulusLength: MIN_BITS });
}

function readDer(pasted: string, whatToPaste: string): Buffer {
  const reading = readPastedKey(pasted);
  if ("problem" in reading) {
    throw new KeyFormatError(`${reading.problem}: ${whatToPaste}.`);
  }
  return reading.der;
}

function readPrivateDer(der: Buffer): KeyObject | undefined {
  return (
    attempt(() => createPrivateKey({ key: der, format: "der", type: "pkcs8" })) ??
    attempt(() => createPrivateKey({ key: der, format: "der", type: "pkcs1" })) ??
    attempt(() => createPrivateKey({ key: der, format: "der", type: "sec1" }))
  );
}

function readPublicDer(der: Buffer): KeyObject | undefined {
  return (
    attempt(() => createPublicKey({ key: der, format: "der", type: "spki" })) ??
    attempt(() => createPublicKey({ key: der, format: "der", type: "pkcs1" }))
  );
}

/** OpenSSL throws an error for every wrong form, with a text that does not help a merchant. */
function attempt(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function checkRsa(key: KeyObject, whatToPaste: string): KeyObject {
  if (key.asymmetricKeyType !== "rsa") {
    throw new KeyFormatError(
      `This is a key of type ${key.asymmetricKeyType}, and RSA is needed: ${whatToPaste}.`,
    );
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < MIN_BITS) {
    throw new KeyFormatError(`The RSA key has ${bits} bits, which is too short: ${whatToPaste}.`);
  }
  return key;
}

const BEGIN = /-----BEGIN ([A-Z0-9 ]+)-----/;
const END = /-----END [A-Z0-9 ]+-----/;

/**
 * Extracts the bytes from pasted key text: PEM or bare Base64, broken into lines, with `\n` escapes, or in quotes.
 * The problem is part of a sentence and contains none of the text.
 */
function readPastedKey(pasted: string): { der: Buffer } | { problem: string } {
  const text = pasted
    .replace(/\\r|\\n/g, "\n")
    .replace(/["'`\uFEFF\u200B]/g, "")
    .trim();
  if (text === "") {
    return { problem: "The key is empty" };
  }
  const begin = BEGIN.exec(text);
  const label = begin?.[1] ?? "";
  if (label.includes("ENCRYPTED") || /^(Proc-Type|DEK-Info):/im.test(text)) {
    return { problem: "The key is protected by a passphrase (remove it with `openssl pkey -in key.pem`)" };
  }
  if (label.includes("CERTIFICATE")) {
    return { problem: "This is a certificate and no key" };
  }
  const body = (begin ? text.slice(begin.index + begin[0].length).split(END)[0] : text).replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) {
    return { problem: "The key holds characters that are not Base64" };
  }
  return { der: Buffer.from(body, "base64") };
}
