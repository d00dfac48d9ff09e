import type { ShownSettings } from "../../contract/settings-api";
import { CURRENCIES, type Currency } from "../../platform/catalogue";
import { AdminApi, AdminApiError } from "../admin-api";
import type { Findings } from "./findings";

/** @returns the effective settings; undefined, with a finding, when the running shop cannot be asked */
export async function askRunningShop(
  environment: NodeJS.ProcessEnv,
  findings: Findings,
): Promise<{ api: AdminApi; settings: ShownSettings } | undefined> {
  if (!AdminApi.hasLogin(environment)) {
    findings.unknown(
      "Regions, delivery and the settings page were not looked at.",
      "Start Medusa, and set MEDUSA_ADMIN_EMAIL and MEDUSA_ADMIN_PASSWORD (or MEDUSA_ADMIN_API_KEY).",
    );
    return undefined;
  }
  try {
    const api = await AdminApi.logIn(environment);
    const { settings } = await api.get<{ settings: ShownSettings }>("/haipay/settings");
    findings.well(`Medusa runs at ${api.url}, with the plugin.`);
    return { api, settings };
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    findings.wrongly(
      error.message,
      "If Medusa answers and the plugin does not: npx medusa db:migrate --execute-safe-links, and start Medusa again.",
    );
    return undefined;
  }
}

/** What only the admin knows about the accounts: the shop itself tests those that are stored there. */
export async function checkStoredAccounts(
  { api, settings }: { api: AdminApi; settings: ShownSettings },
  findings: Findings,
): Promise<void> {
  if (settings.environment.off) {
    findings.wrongly(
      `Payments are off on this server: the environment ${settings.environment.value} is not in force.`,
      `Set ${settings.environment.off.variable}.`,
    );
  }
  if (settings.stored_keys.unreadable > 0) {
    findings.wrongly(
      "Stored credentials cannot be read.",
      "Set the HAIPAY_SETTINGS_KEY that they were stored with.",
    );
  }
  if (!settings.accounts.some(({ ready }) => ready)) {
    findings.wrongly(
      "No currency has complete credentials.",
      "Enter them in the admin, or npx haipay sandbox --env-file .env.",
    );
  }
  for (const { currency, ready, fixed } of settings.accounts) {
    if (!ready || fixed) continue;
    const name = `${currency.toUpperCase()}, from the admin`;
    try {
      const { test } = await api.post<{ test: { outcome: string; detail: string } }>(
        `/haipay/settings/credentials/${currency}/test`,
        {},
      );
      if (test.outcome === "well") findings.well(`${name}: ${test.detail}`);
      else findings.wrongly(`${name}: ${test.detail}`, "See docs/settings.md, Testing the connection.");
    } catch (error) {
      if (!(error instanceof AdminApiError)) throw error;
      findings.unknown(
        `${name} was not tested (${error.message})`,
        "Only a user may: give a password instead of an API key.",
      );
    }
  }
}

/** Where the methods can be chosen. */
export function checkRegions({ settings }: { settings: ShownSettings }, findings: Findings): void {
  for (const currency of CURRENCIES) {
    const account = settings.accounts.find((one) => one.currency === currency);
    const regions = settings.regions[currency];
    if (regions.length === 0) {
      if (account?.ready) sayNoRegion(currency, findings);
      continue;
    }
    for (const region of regions) {
      const offered = settings.methods.filter(({ currencies }) =>
        currencies[currency].regions.some(({ id }) => id === region.id),
      );
      const usable = offered.filter(({ currencies }) => currencies[currency].enabled);
      if (offered.length === 0) {
        findings.wrongly(
          `The region ${region.name} has no method of HaiPay.`,
          `Settings → Regions → ${region.name} → Payment providers.`,
        );
      } else if (usable.length === 0) {
        findings.wrongly(`Every method of the region ${region.name} is switched off.`, "Settings → HaiPay.");
      } else
        findings.well(
          `The region ${region.name} offers ${usable.length} methods in ${currency.toUpperCase()}.`,
        );
    }
  }
}

function sayNoRegion(currency: Currency, findings: Findings): void {
  const name = currency.toUpperCase();
  if (currency === "jpy") findings.wrongly("No region is in JPY.", "npx haipay japan --write makes it.");
  else findings.note(`No region is in ${name}, so its account is not used.`);
}

interface Channelled {
  sales_channels?: { id: string }[];
}

/** What a cart needs on its way to a payment: channel, stock, key. */
export async function checkLinks({ api }: { api: AdminApi }, findings: Findings): Promise<void> {
  const [store] = await api.all<{ default_sales_channel_id: string | null }>("/stores", "stores");
  const channel = store?.default_sales_channel_id;
  const isLinked = (one: Channelled) => one.sales_channels?.some(({ id }) => id === channel) ?? false;
  const way = "npx haipay japan --write links it.";
  const locations = await api.all<Channelled>(
    "/stock-locations?fields=id,*sales_channels",
    "stock_locations",
  );
  if (locations.some(isLinked)) findings.well("The sales channel has a stock location.");
  else findings.wrongly("The store's sales channel has no stock location: nothing can be sold.", way);
  const keys = await api.all<Channelled & { revoked_at: string | null }>(
    "/api-keys?type=publishable&fields=id,revoked_at,*sales_channels",
    "api_keys",
  );
  if (keys.some((key) => !key.revoked_at && isLinked(key)))
    findings.well("The sales channel has a publishable key.");
  else findings.wrongly("The store's sales channel has no publishable key: a storefront cannot ask.", way);
  const options = await api.all<{ prices?: { currency_code: string | null }[] }>(
    "/shipping-options?fields=id,*prices",
    "shipping_options",
  );
  const inYen = options.some(({ prices }) => prices?.some(({ currency_code }) => currency_code === "jpy"));
  if (inYen) findings.well("There is delivery in yen.");
  else findings.note("No shipping option has a price in yen.", "npx haipay japan --write makes two.");
}
