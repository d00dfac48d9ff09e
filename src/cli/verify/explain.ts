import { constants, createHash, publicDecrypt, type KeyObject } from "node:crypto";
import type { Currency } from "../../platform/catalogue";
import type { JsonObject } from "../../platform/json";
import { findNestedForm, type NestedForm } from "../../platform/nested-signature";
import { STANDARD_BASE64 } from "../../platform/signature";
import { isSameKey, type Known, type KnownKey, type KnownText } from "./known-keys";
import { otherTexts } from "./other-texts";

/** What is checked: one message, with the credentials of one currency among all that are known. */
export interface Check {
  message: JsonObject;
  /** The original text of each field. */
  written: ReadonlyMap<string, string>;
  currency: Currency;
  secret: KnownText;
  /** The platform's keys of the currency: at least one. */
  platformKeys: readonly KnownKey[];
  known: Known;
}

/** The platform's key of the currency that the signature verifies with, if one does. */
export function findVerifyingKey(check: Check): KnownKey | undefined {
  return check.platformKeys.find(({ key }) => findForm(check, [key]) !== undefined);
}

/** With which form of nested values the signature verifies; any of them if nothing is nested (protocol §9). */
export function findForm(
  { message, written, secret }: Pick<Check, "message" | "written" | "secret">,
  publicKeys: readonly KeyObject[],
): NestedForm | undefined {
  return findNestedForm(message, written, { merchantSecretKey: secret.value, publicKeys });
}

/** Why a signature does not verify, as far as can be determined: whole sentences, without any secret. */
export function explain(check: Check): string[] {
  return [...ownKeyAsPlatformKey(check), ...explainSign(check)];
}

function ownKeyAsPlatformKey({ platformKeys, known }: Check): string[] {
  const own = known.keys.filter(({ owner }) => owner === "merchant");
  return platformKeys
    .filter(({ key }) => own.some((mine) => isSameKey(mine.key, key)))
    .map(
      ({ name }) =>
        `${name} is the public half of your own key. Copy the platform's public key from HaiPay's console.`,
    );
}

function explainSign(check: Check): string[] {
  const { message, platformKeys } = check;
  const repaired = repairsOf(message.sign).find(({ text }) =>
    findVerifyingKey({ ...check, message: { ...message, sign: text } }),
  );
  if (repaired) return [`It verifies once sign is mended: ${repaired.damage}. Keep the bytes as they came.`];
  const sign = readSign(message);
  if ("problem" in sign) return [`${sign.problem} The platform's messages carry one of standard Base64.`];
  const lengths = [...new Set(platformKeys.map(({ key }) => signatureBytes(key)))];
  if (!lengths.includes(sign.bytes.length)) {
    return [
      `sign has ${sign.bytes.length} bytes, and one made with the platform's key has ${lengths.join(" or ")}: ` +
        "it was cut off, or made with a key of another size.",
    ];
  }
  return explainBytes(check, sign.bytes);
}

function explainBytes(check: Check, signature: Buffer): string[] {
  for (const candidate of check.known.keys) {
    const opened = openSignature(signature, candidate.key);
    if (opened) return explainOpened(check, candidate, opened);
  }
  const names = check.known.keys.map(({ name }) => name).join(", ");
  return [
    `It was made with none of the keys that are known here (${names}), or sign was changed. Copy the platform public ` +
      "key of this currency and environment from HaiPay's console again.",
  ];
}

function explainOpened(
  check: Check,
  { name, owner, currency, key }: KnownKey,
  opened: OpenedSignature,
): string[] {
  const isExpected = check.platformKeys.some((expected) => isSameKey(expected.key, key));
  const maker = isExpected
    ? `It was made with the private half of ${name}, so that key is right.`
    : owner === "merchant"
      ? `It was made with your own private key (${name}): you signed this message, not the platform.`
      : `It was made with the private half of ${name}: the message belongs to ${currency.toUpperCase()}.`;
  if (opened.algorithm !== "SHA-256") {
    return [maker, `What it signs is a digest by ${opened.algorithm}, where SHA-256 is agreed.`];
  }
  const said = (text: string) => createHash("sha256").update(text, "utf8").digest().equals(opened.digest);
  const secret = check.known.secrets.find((candidate) => candidate.currency === currency) ?? check.secret;
  const publicKeys = [key];
  if (findForm({ ...check, secret }, publicKeys) !== undefined)
    return [`${maker} With ${secret.name} it verifies.`];
  for (const { text, meaning } of otherTexts(check.message, secret.value, check.known)) {
    if (said(text)) return [maker, meaning];
  }
  return [
    `${maker} But it was made over another text than the one above.`,
    `Either ${secret.name} is not the secret that belongs to the key (copy it again, without white space), or a value ` +
      "was changed on the way.",
  ];
}

/** What an RSA signature contains once it is decrypted: the digest of the text, and the hash function. */
interface OpenedSignature {
  algorithm: "MD5" | "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512" | "unknown";
  digest: Buffer;
}

/** DER before the digest itself (RFC 8017, 9.2 and its notes). */
const PREFIXES = {
  MD5: "3020300c06082a864886f70d020505000410",
  "SHA-1": "3021300906052b0e03021a05000414",
  "SHA-256": "3031300d060960864801650304020105000420",
  "SHA-384": "3041300d060960864801650304020205000430",
  "SHA-512": "3051300d060960864801650304020305000440",
} as const;

/**
 * Decrypts a PKCS#1 v1.5 signature without knowing the text.
 *
 * @returns undefined when it was not made with the private half of this key (or not with this padding)
 */
function openSignature(signature: Buffer, key: KeyObject): OpenedSignature | undefined {
  let info: Buffer;
  try {
    info = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    return undefined;
  }
  for (const [algorithm, prefix] of Object.entries(PREFIXES) as [keyof typeof PREFIXES, string][]) {
    if (info.toString("hex").startsWith(prefix))
      return { algorithm, digest: info.subarray(prefix.length / 2) };
  }
  return { algorithm: "unknown", digest: info };
}

/** The length in bytes of a signature by this RSA key. */
function signatureBytes(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}

/** The bytes of a signature, or the reason why there are none. */
type SignReading = { bytes: Buffer } | { problem: string };

/** Reads `sign` as strictly as verifyMessage does. */
function readSign(message: JsonObject): SignReading {
  const { sign } = message;
  if (sign === undefined || sign === null || sign === "") return { problem: "The message carries no sign." };
  if (typeof sign !== "string") return { problem: "sign is no text." };
  return STANDARD_BASE64.test(sign)
    ? { bytes: Buffer.from(sign, "base64") }
    : { problem: "sign is not standard Base64." };
}

/** What sign may have been before something on the way changed its letters, each with what must have happened. */
function repairsOf(sign: unknown): { text: string; damage: string }[] {
  if (typeof sign !== "string") return [];
  const repairs = [
    { text: sign.replace(/\s+/g, ""), damage: "white space was put into sign" },
    { text: sign.trim().replaceAll(" ", "+"), damage: "the + in sign became spaces, as form decoding does" },
    { text: decodeUrl(sign), damage: "sign was URL-encoded (%2B for +)" },
    {
      text: sign.replaceAll("-", "+").replaceAll("_", "/"),
      damage: "sign is URL-safe Base64 (- and _ for + and /)",
    },
  ];
  return repairs.filter(({ text }) => text !== sign && STANDARD_BASE64.test(text));
}

function decodeUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
