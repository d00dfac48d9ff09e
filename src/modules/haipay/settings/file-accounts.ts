import type { Currency } from "../../../platform/catalogue";
import { makeAccount, REQUIRED } from "./credentials";
import type { Account, GeneralSettings } from "./settings";
import { SettingsError, type NamedValue } from "./settings-error";
import { CREDENTIAL_NAMES, type CredentialName, type SettingsSources } from "./sources";

/**
 * The account that the file configuration gives a currency.
 *
 * @returns undefined when nothing is configured for the currency
 * @throws SettingsError when only a part is configured, or a value cannot be what it should be
 */
export function readFileAccount(
  sources: SettingsSources,
  currency: Currency,
  { baseUrl, environment }: Pick<GeneralSettings, "baseUrl" | "environment">,
): Account | undefined {
  const values = readValues(sources, currency);
  if (!holdsAny(values)) return undefined;
  const missing = REQUIRED.filter((name) => values[name].value === undefined);
  if (missing.length > 0) {
    const list = missing.map((name) => values[name].name).join(", ");
    throw new SettingsError(
      `${list} ${missing.length > 1 ? "are" : "is"} missing: ${currency.toUpperCase()} is configured in part. ` +
        `Copy all four values from HaiPay's console, or remove them all to switch ${currency.toUpperCase()} off.`,
    );
  }
  return { ...makeAccount(values, currency, baseUrl), environment };
}

/** Reads the accounts of the file configuration, and parses the keys again only when a value changed. */
export class FileAccounts {
  private readonly known = new Map<Currency, { text: string; account: Account | undefined }>();

  /** @throws SettingsError as readFileAccount */
  read(
    sources: SettingsSources,
    currency: Currency,
    hosts: Pick<GeneralSettings, "baseUrl" | "environment">,
  ): Account | undefined {
    const { baseUrl, environment } = hosts;
    const text = JSON.stringify([environment, baseUrl, readValues(sources, currency)]);
    const known = this.known.get(currency);
    if (known?.text === text) return known.account;
    const account = readFileAccount(sources, currency, hosts);
    this.known.set(currency, { text, account });
    return account;
  }
}

/** Whether the file configuration gives the currency its credentials, so that the page cannot. */
export function isFixedByFile(sources: SettingsSources, currency: Currency): boolean {
  return holdsAny(readValues(sources, currency));
}

function readValues(sources: SettingsSources, currency: Currency): Record<CredentialName, NamedValue> {
  return Object.fromEntries(
    CREDENTIAL_NAMES.map((name) => [name, sources.readCredential(currency, name)]),
  ) as Record<CredentialName, NamedValue>;
}

function holdsAny(values: Record<CredentialName, NamedValue>): boolean {
  return Object.values(values).some(({ value }) => value !== undefined);
}
