import { createHash } from "node:crypto";
import type { Currency } from "../../platform/catalogue";
import type { JsonObject } from "../../platform/json";
import { verifyMessage } from "../../platform/signature";
import { isSameKey, type Known, type KnownKey, type KnownText } from "./known-keys";
import { openSignature, signatureBytes, type OpenedSignature } from "./open-signature";
import { otherTexts } from "./other-texts";
import { readSign, repairsOf } from "./sign-field";

/** What is checked: one message, with the credentials of one currency among all that are known. */
export interface Check {
  message: JsonObject;
  currency: Currency;
  secret: KnownText;
  /** The platform's keys of the currency: at least one. */
  platformKeys: readonly KnownKey[];
  known: Known;
}

/** The platform's key of the currency that the signature verifies with, if one does. */
export function findVerifyingKey({ message, secret, platformKeys }: Check): KnownKey | undefined {
  return platformKeys.find(({ key }) =>
    verifyMessage(message, { merchantSecretKey: secret.value, publicKeys: [key] }),
  );
}

/** Why a signature does not verify, as far as can be told: whole sentences, without any secret. */
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
  if (verifyMessage(check.message, { merchantSecretKey: secret.value, publicKeys }))
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
