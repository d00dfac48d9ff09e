import { SettingsKey } from "./settings-key";
import { SettingsError } from "./settings-error";
import type { NamedValue } from "./named-value";
import type { SettingsSources } from "./sources";

/** The keys under which the page's secrets are kept: the first one seals, all of them open. */
export type SettingsKeys = readonly SettingsKey[];

/**
 * @returns none when no key is configured: then the page stores no secret
 * @throws SettingsError unless each is 32 bytes as Base64
 */
export function readSettingsKeys(sources: SettingsSources): SettingsKeys {
  const current = parseKey(sources.file("settingsKey"));
  const previous = parseKey(sources.file("settingsPreviousKey"));
  return current ? [current, ...(previous ? [previous] : [])] : [];
}

function parseKey({ name, value }: NamedValue): SettingsKey | undefined {
  if (value === undefined) return undefined;
  const bytes = Buffer.from(value, "base64");
  if (bytes.length === SettingsKey.BYTES && /^[A-Za-z0-9+/_-]+={0,2}$/.test(value))
    return new SettingsKey(bytes);
  throw new SettingsError(
    `${name} must be 32 random bytes as Base64. Make one with: openssl rand -base64 32`,
    "no_settings_key",
  );
}
