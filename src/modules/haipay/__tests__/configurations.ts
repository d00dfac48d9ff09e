import { keyTexts } from "../../../platform/__tests__/vectors";
import { readFileSettings } from "../settings/read-settings";
import { SettingsError } from "../settings/settings-error";
import type { HaipayOptions } from "../settings/sources";

const { merchant, platform } = keyTexts;
export const SECRET = "merchant-secret-4711";

export const JPY = {
  HAIPAY_JPY_APP_ID: "1054",
  HAIPAY_JPY_MERCHANT_SECRET_KEY: SECRET,
  HAIPAY_JPY_MERCHANT_PRIVATE_KEY: merchant.privateKeyPkcs8Base64,
  HAIPAY_JPY_PLATFORM_PUBLIC_KEY: platform.publicKeyBase64,
};
export const USD = Object.fromEntries(
  Object.entries(JPY).map(([name, value]) => [name.replace("JPY", "USD"), value]),
) as Record<string, string>;
export const SHOP = { HAIPAY_STOREFRONT_URLS: "https://shop.example" };
export const PRODUCTION = { HAIPAY_ENVIRONMENT: "production", HAIPAY_BASE_URL: "https://interface.example" };
export const SANDBOX = { HAIPAY_ENVIRONMENT: "sandbox", HAIPAY_BASE_URL: "http://127.0.0.1:9400" };

export function read(environment: Record<string, string | undefined>, options: HaipayOptions = {}) {
  return readFileSettings(options, environment);
}

/** The message of the SettingsError, which must hold nothing of keys and secrets. */
export function refusalOf(environment: Record<string, string | undefined>, options: unknown = {}): string {
  try {
    readFileSettings(options as HaipayOptions, environment);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    for (const text of [SECRET, ...Object.values(merchant), ...Object.values(platform)]) {
      const pieces = text.replace(/-----[^-]+-----|\s/g, "").match(/.{12}/g) ?? [];
      expect(pieces.filter((piece) => error.message.includes(piece))).toEqual([]);
    }
    return error.message;
  }
  throw new Error("The settings were taken.");
}
