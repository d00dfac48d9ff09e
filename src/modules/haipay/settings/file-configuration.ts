import { createHash, createHmac } from "node:crypto";
import { CURRENCIES, type Currency } from "../../../platform/catalogue";
import { changed, changeOfAccount, type AnnouncedChange } from "./announced-changes";
import { readHosts } from "./hosts";
import { ENVIRONMENTS, type Environment, type GeneralSettings } from "./settings";
import type { SettingsSources } from "./sources";

/** What the file configuration says about everything that could divert money: no secret. What it leaves to the page is null. */
export interface FileConfiguration {
  environment: Environment | null;
  /** The platform's. */
  addresses: GeneralSettings["hosts"];
  notification_address: string | null;
  storefront_addresses: string | null;
  accounts: Record<Currency, FileAccount | null>;
}

interface FileAccount {
  app_id: string | null;
  /** Shows whether the secrets are the same; null if the file configuration has only the appId. */
  secrets: string | null;
}

/** @param sources of the files alone @throws SettingsError when they are wrong */
export function readFileConfiguration(sources: SettingsSources): FileConfiguration {
  const accounts = CURRENCIES.map((currency) => [currency, readAccount(sources, currency)] as const);
  const environment = sources.file("environment").value;
  return {
    environment: ENVIRONMENTS.find((known) => known === environment) ?? null,
    addresses: readHosts(sources).hosts,
    notification_address: sources.file("notifyBaseUrl").value ?? null,
    storefront_addresses: sources.file("storefrontUrls").value ?? null,
    accounts: Object.fromEntries(accounts) as FileConfiguration["accounts"],
  };
}

function readAccount(sources: SettingsSources, currency: Currency): FileAccount | null {
  const read = (name: Parameters<SettingsSources["readCredential"]>[1]) =>
    sources.readCredential(currency, name).value ?? null;
  const app_id = read("appId");
  const privateKey = read("merchantPrivateKey");
  if (app_id === null && privateKey === null) return null;
  const others = [read("merchantSecretKey"), read("platformPublicKey"), read("secondPlatformPublicKey")];
  // Under a key that is not in the database, so that a short secret cannot be guessed from it.
  const secrets =
    privateKey && createHmac("sha256", privateKey).update(JSON.stringify(others)).digest("hex").slice(0, 32);
  return { app_id, secrets };
}

/** The same for the same configuration, on every server. */
export function digestConfiguration(configuration: FileConfiguration): string {
  const { environment, addresses, notification_address, storefront_addresses, accounts } = configuration;
  const text = JSON.stringify([
    environment,
    ENVIRONMENTS.map((known) => addresses[known] ?? null),
    notification_address,
    storefront_addresses,
    CURRENCIES.map(
      (currency) => accounts[currency] && [accounts[currency].app_id, accounts[currency].secrets],
    ),
  ]);
  return createHash("sha256").update(text).digest("hex");
}

/** What the page says about the same things, which applies where the file configuration says nothing. */
export interface PageConfiguration {
  environment: Environment;
  notification_address: string | null;
  storefront_addresses: string | null;
  appIds: Partial<Record<Currency, string | null>>;
}

/** What has changed since a server last ran. */
export function changesOfFiles(
  before: FileConfiguration,
  after: FileConfiguration,
  page: PageConfiguration,
): AnnouncedChange[] {
  const inForce = (name: "environment" | "notification_address" | "storefront_addresses") =>
    changed(name, before[name] ?? page[name], after[name] ?? page[name]);
  return [
    ...inForce("environment"),
    ...ENVIRONMENTS.flatMap((environment) =>
      changed(
        "platform_address",
        before.addresses[environment] ?? null,
        after.addresses[environment] ?? null,
        { environment },
      ),
    ),
    ...inForce("notification_address"),
    ...inForce("storefront_addresses"),
    ...CURRENCIES.flatMap((currency) => changesOfFileAccount(currency, before, after, page)),
  ];
}

function changesOfFileAccount(
  currency: Currency,
  before: FileConfiguration,
  after: FileConfiguration,
  page: PageConfiguration,
): AnnouncedChange[] {
  const [was, is] = [before.accounts[currency], after.accounts[currency]];
  const ofPage = page.appIds[currency] ?? null;
  const appIds = { from: was?.app_id ?? ofPage, to: is?.app_id ?? ofPage };
  const isSame = (was?.secrets ?? null) === (is?.secrets ?? null);
  const environment = after.environment ?? page.environment;
  return changeOfAccount({ environment, currency }, appIds, isSame ? null : []);
}
