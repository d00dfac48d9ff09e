import type { Currency } from "../../../platform/catalogue";
import type { PlatformAccount } from "../../../platform/client";
import { parsePrivateKey, parsePublicKey, publicKeyToBase64 } from "../../../platform/keys";
import { SettingsError } from "./settings";
import { CREDENTIALS, type CredentialName, type NamedValue, type SettingsSources } from "./sources";

const LARGEST_LONG = 2n ** 63n - 1n;

/**
 * The platform account of one currency.
 *
 * @returns undefined when nothing is configured for the currency
 * @throws SettingsError when only a part is configured, or a value cannot be what it should be
 */
export function readAccount(
  sources: SettingsSources,
  currency: Currency,
  baseUrl: string,
): PlatformAccount | undefined {
  const values = {} as Record<CredentialName, NamedValue>;
  const names = Object.keys(CREDENTIALS) as CredentialName[];
  for (const name of names) values[name] = sources.readCredential(currency, name);
  const missing = names.filter((name) => !values[name].value);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) {
    const list = missing.map((name) => values[name].name).join(", ");
    throw new SettingsError(
      `${list} ${missing.length > 1 ? "are" : "is"} missing: ${currency.toUpperCase()} is configured in part. ` +
        `Copy all four values from HaiPay's console, or remove them all to switch ${currency.toUpperCase()} off.`,
    );
  }
  const merchantPrivateKey = parseKey(values.merchantPrivateKey, parsePrivateKey);
  const platformPublicKey = parseKey(values.platformPublicKey, parsePublicKey);
  if (publicKeyToBase64(merchantPrivateKey) === publicKeyToBase64(platformPublicKey)) {
    throw new SettingsError(
      `${values.platformPublicKey.name} is the public half of your own key, and HaiPay's is needed. ` +
        `Copy the platform's public key from HaiPay's console.`,
    );
  }
  return {
    currency,
    appId: parseAppId(values.appId),
    merchantSecretKey: values.merchantSecretKey.value as string,
    merchantPrivateKey,
    platformPublicKeys: [platformPublicKey],
    baseUrl,
  };
}

function parseAppId({ name, value = "" }: NamedValue): string {
  if (!/^[1-9]\d{0,18}$/.test(value) || BigInt(value) > LARGEST_LONG) {
    throw new SettingsError(`${name} must be the digits of the appId in HaiPay's console, for example 1054.`);
  }
  return value;
}

function parseKey<Key>({ name, value = "" }: NamedValue, parse: (pasted: string) => Key): Key {
  try {
    return parse(value);
  } catch (error) {
    throw new SettingsError(`${name}: ${(error as Error).message}`);
  }
}
