import { createHash } from "node:crypto";
import { readFileSettings } from "../../modules/haipay/settings/read-settings";
import type { Settings } from "../../modules/haipay/settings/settings";
import { SettingsError } from "../../modules/haipay/settings/settings-error";
import type { HaipayOptions } from "../../modules/haipay/settings/sources";
import { CURRENCIES } from "../../platform/catalogue";
import { publicKeyToBase64 } from "../../platform/keys";
import type { Findings } from "./findings";

/**
 * What the environment and the plugin's options say, by the same rules as at start.
 *
 * @returns undefined, with a finding, when the shop could not start with it
 */
export function checkSettings(
  options: HaipayOptions,
  environment: NodeJS.ProcessEnv,
  findings: Findings,
): Settings | undefined {
  let settings: Settings;
  try {
    settings = readFileSettings(options, environment);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    findings.wrongly("The configuration stops the start.", error.message);
    return undefined;
  }
  findings.well(
    `The configuration can be read: ${settings.environment}, ${settings.baseUrl ?? "address unknown"}.`,
  );
  for (const currency of CURRENCIES) checkAccount(settings, currency, findings);
  if (!environment.HAIPAY_SETTINGS_KEY && options.settingsKey === undefined) {
    findings.note(
      "HAIPAY_SETTINGS_KEY is not set: the admin cannot store credentials.",
      "npx haipay setup --write makes one.",
    );
  }
  return settings;
}

function checkAccount(settings: Settings, currency: (typeof CURRENCIES)[number], findings: Findings): void {
  const account = settings.accounts[currency];
  const name = currency.toUpperCase();
  if (!account) {
    findings.note(`${name} has no credentials here: it is off, unless the admin has them.`);
    return;
  }
  const own = publicKeyToBase64(account.merchantPrivateKey);
  if (account.platformPublicKeys.some((key) => publicKeyToBase64(key) === own)) {
    findings.wrongly(
      `HAIPAY_${name}_PLATFORM_PUBLIC_KEY is your own public key.`,
      "Put HaiPay's there, which its console shows beside the field for yours.",
    );
    return;
  }
  findings.well(
    `${name}: appId ${account.appId}, and its keys can be read. HaiPay's console must have your public key ${fingerprint(own)}.`,
  );
}

/** SHA-256 of the key as DER, shortened: enough to compare. */
function fingerprint(publicKey: string): string {
  return `${createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex").slice(0, 16)}…`;
}
