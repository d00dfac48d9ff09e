import type { Currency } from "../../../platform/catalogue";
import type { PlatformAccount } from "../../../platform/client";
import {
  parsePrivateKey,
  parsePublicKey,
  privateKeyToBase64,
  publicKeyToBase64,
} from "../../../platform/keys";
import { SettingsError, type NamedValue } from "./settings-error";
import type { CredentialName } from "./sources";

const LARGEST_LONG = 2n ** 63n - 1n;
const LONGEST_SECRET = 1_000;

/** The credentials that every account needs. */
export const REQUIRED = ["appId", "merchantSecretKey", "merchantPrivateKey", "platformPublicKey"] as const;

/**
 * The platform account of one currency.
 *
 * @param values includes all required ones
 * @throws SettingsError when a value is not valid
 */
export function makeAccount(
  values: Record<CredentialName, NamedValue>,
  currency: Currency,
  baseUrl: string,
): PlatformAccount {
  const merchantPrivateKey = parseKey(values.merchantPrivateKey, parsePrivateKey);
  const publicKeys = [values.platformPublicKey, values.secondPlatformPublicKey].filter(
    ({ value }) => value !== undefined,
  );
  return {
    currency,
    appId: parseAppId(values.appId),
    merchantSecretKey: parseSecret(values.merchantSecretKey),
    merchantPrivateKey,
    platformPublicKeys: publicKeys.map((given) => {
      const key = parseKey(given, parsePublicKey);
      refuseOwnKey(given, publicKeyToBase64(key), publicKeyToBase64(merchantPrivateKey));
      return key;
    }),
    baseUrl,
  };
}

/**
 * One credential in the form in which it is stored: keys as bare Base64 (PKCS#8, SPKI), whatever form was pasted.
 *
 * @throws SettingsError
 */
export function normaliseCredential(credential: CredentialName, given: NamedValue): string {
  switch (credential) {
    case "appId":
      return parseAppId(given);
    case "merchantSecretKey":
      return parseSecret(given);
    case "merchantPrivateKey":
      return privateKeyToBase64(parseKey(given, parsePrivateKey));
    case "platformPublicKey":
    case "secondPlatformPublicKey":
      return publicKeyToBase64(parseKey(given, parsePublicKey));
  }
}

/** @throws SettingsError when the platform's key is the merchant's own, both as bare Base64 SPKI */
export function refuseOwnKey({ name }: NamedValue, platformPublicKey: string, ownPublicKey: string): void {
  if (platformPublicKey !== ownPublicKey) return;
  throw new SettingsError(
    `${name} is the public half of your own key, and HaiPay's is needed. ` +
      `Copy the platform's public key from HaiPay's console.`,
    "own_key",
  );
}

function parseAppId({ name, value = "" }: NamedValue): string {
  if (!/^[1-9]\d{0,18}$/.test(value) || BigInt(value) > LARGEST_LONG) {
    throw new SettingsError(
      `${name} must be the digits of the appId in HaiPay's console, for example 1054.`,
      "app_id",
    );
  }
  return value;
}

function parseSecret({ name, value = "" }: NamedValue): string {
  if (value !== "" && value.length <= LONGEST_SECRET && !/\p{Cc}/u.test(value)) return value;
  throw new SettingsError(
    `${name} must be the merchant secret key as HaiPay's console shows it, on one line.`,
    "secret",
  );
}

function parseKey<Key>({ name, value = "" }: NamedValue, parse: (pasted: string) => Key): Key {
  try {
    return parse(value);
  } catch (error) {
    throw new SettingsError(`${name}: ${(error as Error).message}`, "key");
  }
}
