import type { Currency } from "../../../platform/catalogue";
import { makeAccount, normaliseCredential, REQUIRED } from "./credentials";
import type { Account, GeneralSettings } from "./settings";
import { SettingsError, type NamedValue } from "./settings-error";
import { CREDENTIAL_NAMES, type CredentialName, type SettingsSources } from "./sources";

/**
 * The account that the file configuration gives a currency.
 *
 * @returns undefined when nothing is configured for the currency
 * @throws SettingsError when only a part is configured, or a value is not valid
 */
export function readFileAccount(
  sources: SettingsSources,
  currency: Currency,
  { hosts, environments }: Pick<GeneralSettings, "hosts" | "environments">,
): Account | undefined {
  const values = readValues(sources, currency);
  if (!holdsSecret(values)) return undefined;
  // Credentials in the files belong to one environment, whose address is known.
  const [environment] = environments;
  const baseUrl = hosts[environment] as string;
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
    places: Pick<GeneralSettings, "hosts" | "environments">,
  ): Account | undefined {
    const { hosts, environments } = places;
    const text = JSON.stringify([environments, hosts, readValues(sources, currency)]);
    const known = this.known.get(currency);
    if (known?.text === text) return known.account;
    const account = readFileAccount(sources, currency, places);
    this.known.set(currency, { text, account });
    return account;
  }
}

/** Whether the file configuration gives the currency its credentials, so that the page cannot. */
export function isFixedByFile(sources: SettingsSources, currency: Currency): boolean {
  return holdsSecret(readValues(sources, currency));
}

/**
 * The appId that the file configuration fixes for the currency while the page keeps the secrets.
 *
 * @returns undefined when it fixes none, or gives the whole account
 * @throws SettingsError when it cannot be an appId
 */
export function readPin(sources: SettingsSources, currency: Currency): NamedValue | undefined {
  const values = readValues(sources, currency);
  if (values.appId.value === undefined || holdsSecret(values)) return undefined;
  return { ...values.appId, value: normaliseCredential("appId", values.appId) };
}

/** Whether an account from the page may be used, given what the file configuration pins. */
export function isPinned(sources: SettingsSources, currency: Currency, appId: string | null): boolean {
  const pin = readPin(sources, currency);
  return pin === undefined || pin.value === appId;
}

function readValues(sources: SettingsSources, currency: Currency): Record<CredentialName, NamedValue> {
  return Object.fromEntries(
    CREDENTIAL_NAMES.map((name) => [name, sources.readCredential(currency, name)]),
  ) as Record<CredentialName, NamedValue>;
}

/** An account that the file configuration does not name takes no money, no matter who pastes it. @throws SettingsError app_id_pinned */
export function refusePinned(sources: SettingsSources, currency: Currency, appId: string | null): void {
  const pin = readPin(sources, currency);
  if (pin?.value === undefined || appId === null || appId === pin.value) return;
  throw new SettingsError(
    `The server's configuration (${pin.name}) fixes the appId to ${pin.value}. Enter the credentials of that account, ` +
      `or change the appId there.`,
    "app_id_pinned",
    { by: pin.name, app_id: pin.value },
  );
}

/** An appId alone is not an account: it pins the one that the page keeps. */
function holdsSecret(values: Record<CredentialName, NamedValue>): boolean {
  return CREDENTIAL_NAMES.some((name) => name !== "appId" && values[name].value !== undefined);
}
