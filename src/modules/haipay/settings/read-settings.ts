import { CURRENCIES } from "../../../platform/catalogue";
import type { DeadlineRules } from "../ledger/lifecycle";
import { readSettingsKeys } from "./encryption";
import { readFileAccount, readPin } from "./file-accounts";
import { parseAddress, readHosts } from "./hosts";
import { readMethods, type MethodChoices } from "./methods";
import { numberRule, optionsSchema, parseNumber, type NumberSetting } from "./options-schema";
import type { Environment, GeneralSettings, Settings } from "./settings";
import { SettingsError, type NamedValue } from "./settings-error";
import { SettingsSources, type HaipayOptions, type SettingName } from "./sources";

export const NOTIFICATION_PATH = "/hooks/haipay";

/**
 * Reads and checks only the file configuration: options of the plugin entry first, environment second.
 *
 * @throws SettingsError naming the variable, the problem and the remedy
 */
export function readFileSettings(options: HaipayOptions, processEnvironment: NodeJS.ProcessEnv): Settings {
  const sources = new SettingsSources(options, processEnvironment);
  sources.checkCurrencyNames();
  readSettingsKeys(sources);
  const general = readGeneral(sources);
  if (
    processEnvironment.NODE_TLS_REJECT_UNAUTHORIZED === "0" &&
    general.environments.includes("production")
  ) {
    throw new SettingsError(
      "NODE_TLS_REJECT_UNAUTHORIZED is 0, so this process believes any server: with payments in production it must not " +
        "start. Take the variable out, and give certificates of your own by NODE_EXTRA_CA_CERTS.",
      "https",
    );
  }
  const accounts: Settings["accounts"] = {};
  for (const currency of CURRENCIES) {
    const account = readFileAccount(sources, currency, general);
    if (account) accounts[currency] = account;
    readPin(sources, currency);
  }
  return { ...general, accounts };
}

/**
 * Everything but the accounts.
 *
 * @param choices what the page says about the methods
 * @throws SettingsError when the file configuration is wrong; wrong values from the page are listed in `sources.problems`
 */
export function readGeneral(sources: SettingsSources, choices: MethodChoices = {}): GeneralSettings {
  const hosts = readHosts(sources);
  const { environment } = hosts;
  return {
    ...hosts,
    notifyUrl: sources.read("notifyBaseUrl", (given) => parseNotifyUrl(given, environment)),
    storefrontUrls: sources.read("storefrontUrls", (given) => parseStorefrontUrls(given, environment)),
    returnPath: sources.read("returnPath", parseReturnPath),
    subject: sources.read("subject", (given) => parseLine("subject", given)),
    shopContact: sources.read("shopContact", (given) => parseLine("shopContact", given)),
    methods: readMethods(choices),
    reconcile: readSwitch(sources, "reconcile"),
    reconcileConcurrency: readNumber(sources, "reconcileConcurrency"),
    deadlines: readDeadlines(sources),
    mostFeePercent: readNumber(sources, "mostFeePercent"),
    historyRetentionDays: readNumber(sources, "historyRetentionDays"),
    buyerRetentionDays: readNumber(sources, "buyerRetentionDays"),
    paidBuyerRetentionDays: readNumber(sources, "paidBuyerRetentionDays"),
    limits: {
      perPurchase: readNumber(sources, "limitPerPurchase"),
      openPerBuyer: readNumber(sources, "limitOpenPerBuyer"),
      perMinute: readNumber(sources, "limitPerMinute"),
      perMinuteAndAddress: readNumber(sources, "limitPerMinuteAndAddress"),
    },
    alarmAfter: readNumber(sources, "alarmAfter"),
    slipEmails: readSwitch(sources, "slipEmails"),
    isReadonly: readSwitch(sources, "settingsReadonly"),
    secondAdministrator: readSwitch(sources, "secondAdministrator"),
    connectTimeoutMs: sources.readTimeLimit("connectTimeoutMs"),
    totalTimeoutMs: sources.readTimeLimit("totalTimeoutMs"),
  };
}

function readNumber(sources: SettingsSources, setting: NumberSetting & SettingName): number {
  return sources.read(setting, (given) => parseNumber(given, numberRule(setting)));
}

function readSwitch(
  sources: SettingsSources,
  setting: "reconcile" | "cancelUnpaidOrders" | "slipEmails" | "settingsReadonly" | "secondAdministrator",
): boolean {
  return sources.read(setting, ({ name, value }) => {
    const reading = optionsSchema.shape[setting].safeParse(value);
    if (!reading.success) throw new SettingsError(`${name} must be on or off.`, "switch");
    return reading.data === "on";
  });
}

function readDeadlines(sources: SettingsSources): DeadlineRules {
  return {
    ewalletMinutes: readNumber(sources, "deadlineEwalletMinutes"),
    konbiniDays: readNumber(sources, "deadlineKonbiniDays"),
    bankTransferDays: readNumber(sources, "deadlineBankTransferDays"),
    reminderHours: readNumber(sources, "reminderHours"),
    failedOrderHours: readNumber(sources, "failedOrderHours"),
    lateMoneyDays: readNumber(sources, "lateMoneyDays"),
    cancelUnpaidOrders: readSwitch(sources, "cancelUnpaidOrders"),
  };
}

function parseNotifyUrl(given: NamedValue, environment: Environment): string | undefined {
  return given.value === undefined ? undefined : parseAddress(given, environment) + NOTIFICATION_PATH;
}

function parseStorefrontUrls({ name, value = "" }: NamedValue, environment: Environment): string[] {
  const addresses = value
    .split(",")
    .map((address) => address.trim())
    .filter((address) => address !== "");
  return addresses.map((address, index) =>
    parseAddress(
      { name: addresses.length > 1 ? `Address ${index + 1} of ${name}` : name, value: address },
      environment,
    ),
  );
}

function parseReturnPath({ name, value }: NamedValue): string {
  const schema = optionsSchema.shape.returnPath;
  const reading = schema.safeParse(value);
  if (reading.success) return reading.data;
  throw new SettingsError(
    `${name} must be a path that starts with one slash, for example ${schema.parse(undefined)}.`,
    "path",
  );
}

function parseLine(setting: "subject" | "shopContact", { name, value }: NamedValue): string | undefined {
  const schema = optionsSchema.shape[setting];
  const { maxLength } = schema;
  const reading = schema.optional().safeParse(value);
  if (reading.success) return reading.data;
  throw new SettingsError(`${name} must be one line of at most ${maxLength} characters.`, "subject", {
    most: maxLength ?? 0,
  });
}
