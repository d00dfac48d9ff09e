import { CURRENCIES } from "../../../platform/catalogue";
import { parseAddress, parsePlatformAddress } from "./addresses";
import { readAccount } from "./credentials";
import type { DeadlineRules } from "../deadline";
import { SettingsError, type Environment, type Settings } from "./settings";
import { SettingsSources, type HaipayOptions, type NamedValue } from "./sources";

const ENVIRONMENTS: readonly Environment[] = ["test", "production", "sandbox"];
const DEFAULT_RETURN_PATH = "/haipay/return";
export const NOTIFICATION_PATH = "/hooks/haipay";

/**
 * Reads and checks the file configuration: options of the plugin entry first, environment second.
 *
 * @throws SettingsError naming the variable, the problem and the way out
 */
export function readSettings(options: HaipayOptions, processEnvironment: NodeJS.ProcessEnv): Settings {
  const sources = new SettingsSources(options, processEnvironment);
  const environment = parseEnvironment(sources.read("environment"));
  const baseUrl = parsePlatformAddress(sources.read("baseUrl"), environment);
  const notifyBase = sources.read("notifyBaseUrl");
  sources.checkCurrencyNames();
  const accounts: Settings["accounts"] = {};
  for (const currency of CURRENCIES) {
    const account = readAccount(sources, currency, baseUrl);
    if (account) accounts[currency] = account;
  }
  return {
    environment,
    baseUrl,
    notifyUrl: notifyBase.value ? parseAddress(notifyBase, environment) + NOTIFICATION_PATH : undefined,
    storefrontUrls: parseStorefrontUrls(
      sources.read("storefrontUrls"),
      environment,
      Object.keys(accounts).length > 0,
    ),
    returnPath: parseReturnPath(sources.read("returnPath")),
    accounts,
    reconcile: parseSwitch(sources.read("reconcile")),
    reconcileConcurrency: sources.readNumber("reconcileConcurrency", { byDefault: 10, least: 1, most: 99 }),
    deadlines: readDeadlines(sources),
    slipEmails: parseSwitch(sources.read("slipEmails"), "off"),
    connectTimeoutMs: sources.readTimeLimit("connectTimeoutMs", 2_000),
    totalTimeoutMs: sources.readTimeLimit("totalTimeoutMs", 10_000),
  };
}

function parseEnvironment({ name, value = "test" }: NamedValue): Environment {
  const environment = ENVIRONMENTS.find((known) => known === value);
  if (!environment) throw new SettingsError(`${name} must be one of ${ENVIRONMENTS.join(", ")}.`);
  return environment;
}

function parseSwitch({ name, value }: NamedValue, byDefault: "on" | "off" = "on"): boolean {
  const chosen = value ?? byDefault;
  if (chosen !== "on" && chosen !== "off") throw new SettingsError(`${name} must be on or off.`);
  return chosen === "on";
}

function readDeadlines(sources: SettingsSources): DeadlineRules {
  return {
    ewalletMinutes: sources.readNumber("deadlineEwalletMinutes", { byDefault: 60, least: 5, most: 1_440 }),
    konbiniDays: sources.readNumber("deadlineKonbiniDays", { byDefault: 3, least: 1, most: 60 }),
    bankTransferDays: sources.readNumber("deadlineBankTransferDays", { byDefault: 7, least: 1, most: 60 }),
    reminderHours: sources.readNumber("reminderHours", { byDefault: 24, least: 0, most: 720 }),
    failedOrderHours: sources.readNumber("failedOrderHours", { byDefault: 24, least: 0, most: 720 }),
    lateMoneyDays: sources.readNumber("lateMoneyDays", { byDefault: 14, least: 1, most: 365 }),
    cancelUnpaidOrders: parseSwitch(sources.read("cancelUnpaidOrders")),
  };
}

function parseStorefrontUrls(
  { name, value = "" }: NamedValue,
  environment: Environment,
  required: boolean,
): string[] {
  const addresses = value
    .split(",")
    .map((address) => address.trim())
    .filter((address) => address !== "");
  if (required && addresses.length === 0) {
    throw new SettingsError(
      `${name} is missing. Set it to the address of your storefront, for example https://shop.example ` +
        `(several with commas): the platform sends shoppers back only there.`,
    );
  }
  return addresses.map((address, index) =>
    parseAddress(
      { name: addresses.length > 1 ? `Address ${index + 1} of ${name}` : name, value: address },
      environment,
    ),
  );
}

function parseReturnPath({ name, value = DEFAULT_RETURN_PATH }: NamedValue): string {
  if (!/^\/(?!\/)[^\s?#\\]*$/.test(value)) {
    throw new SettingsError(
      `${name} must be a path that starts with one slash, for example ${DEFAULT_RETURN_PATH}.`,
    );
  }
  return value;
}
