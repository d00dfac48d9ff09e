import { z } from "zod";
import { ENVIRONMENTS } from "./settings";
import { SettingsError, type NamedValue } from "./settings-error";

export interface NumberRule {
  byDefault: number;
  least: number;
  most: number;
}

type Shape = typeof optionsSchema.shape;

/** The settings that are whole numbers; their names include the units. */
export type NumberSetting = {
  [Name in keyof Shape]: z.output<Shape[Name]> extends number ? Name : never;
}[keyof Shape];

/** Whether the setting is a whole number, with limits and a default in its schema. */
export function isNumberSetting(setting: keyof Shape): setting is NumberSetting {
  const schema = optionsSchema.shape[setting];
  return schema instanceof z.ZodDefault && schema.unwrap() instanceof z.ZodNumber;
}

/** The range of a setting that is a whole number. */
export function numberRule(setting: NumberSetting): NumberRule {
  const known = RULES.get(setting);
  if (known) return known;
  const rule = readRule(setting);
  RULES.set(setting, rule);
  return rule;
}

/** Read from the schema once: the settings are read for every payment. */
const RULES = new Map<NumberSetting, NumberRule>();

function readRule(setting: NumberSetting): NumberRule {
  const schema = optionsSchema.shape[setting];
  const { minValue, maxValue } = schema.unwrap();
  return { byDefault: schema.parse(undefined), least: minValue ?? 0, most: maxValue ?? Infinity };
}

/**
 * A whole number, given by its digits.
 *
 * @throws SettingsError naming the setting and its range
 */
export function parseNumber({ name, value }: NamedValue, rule: NumberRule): number {
  const { byDefault, least, most } = rule;
  if (value === undefined) return byDefault;
  const number = /^\d{1,6}$/.test(value) ? Number(value) : NaN;
  if (number >= least && number <= most) return number;
  throw new SettingsError(
    `${name} must be a whole number from ${least} to ${most}; the default is ${byDefault}.`,
    "number",
    { least, most },
  );
}

/** What is known about a setting besides its form; the reference in docs/configuration.md is generated from it. */
export interface SettingFacts {
  /** The environment variable that sets it; absent for what only an option can set. */
  variable?: string;
  /** What it means, as a line for merchants. */
  meaning: string;
  /** The default in words, if it is not a fixed value. */
  otherwise?: string;
}

/** The facts of each schema below. */
export const SETTING_FACTS = z.registry<SettingFacts>();

const address = (facts: SettingFacts) => z.url().register(SETTING_FACTS, facts);
const text = (facts: SettingFacts) => z.string().register(SETTING_FACTS, facts);
const onOrOff = (byDefault: "on" | "off", facts: SettingFacts) =>
  z.enum(["on", "off"]).default(byDefault).register(SETTING_FACTS, facts);
const whole = (least: number, most: number, byDefault: number, facts: SettingFacts) =>
  z.int().min(least).max(most).default(byDefault).register(SETTING_FACTS, facts);

/** What the file configuration may contain besides the credentials, with limits and defaults. */
export const optionsSchema = z.object({
  environment: z.enum(ENVIRONMENTS).default("test").register(SETTING_FACTS, {
    variable: "HAIPAY_ENVIRONMENT",
    meaning: "in `test` and `sandbox` no money moves, but an order still counts as paid",
  }),
  baseUrl: address({
    variable: "HAIPAY_BASE_URL",
    meaning:
      "the platform's address, required in `production` and `sandbox`; https only, except for this machine in `sandbox`",
    otherwise: "HaiPay's test host in `test`",
  }),
  productionBaseUrl: address({
    variable: "HAIPAY_PRODUCTION_BASE_URL",
    meaning: "the production address, to let the admin choose between test and production",
  }),
  sandboxBaseUrl: address({
    variable: "HAIPAY_SANDBOX_BASE_URL",
    meaning: "likewise for a sandbox on this machine",
  }),
  settingsKey: text({
    variable: "HAIPAY_SETTINGS_KEY",
    meaning:
      "32 random bytes as Base64 (`openssl rand -base64 32`): encrypts the credentials that the admin stores; the same on every instance",
  }),
  settingsPreviousKey: text({
    variable: "HAIPAY_SETTINGS_PREVIOUS_KEY",
    meaning: "the key before it, accepted for reading",
  }),
  settingsReadonly: onOrOff("off", {
    variable: "HAIPAY_SETTINGS_READONLY",
    meaning: "`on`: the settings page shows everything and changes nothing, no matter who is logged in",
  }),
  secondAdministrator: onOrOff("off", {
    variable: "HAIPAY_SECOND_ADMINISTRATOR",
    meaning:
      "`on`: what could divert money takes effect only after another administrator has confirmed it (see [settings](settings.md#a-second-administrator))",
  }),
  notifyBaseUrl: address({
    variable: "HAIPAY_NOTIFY_BASE_URL",
    meaning: "public address of the Medusa backend, to which `/hooks/haipay` is added",
    otherwise: "the address in HaiPay's console",
  }),
  storefrontUrls: z.union([z.string(), z.array(z.string())]).register(SETTING_FACTS, {
    variable: "HAIPAY_STOREFRONT_URLS",
    meaning:
      "comma list (or a list of texts as an option): the only origins to which a shopper may be sent back; the first is the default",
    otherwise: "required, here or in the admin",
  }),
  returnPath: z
    .string()
    .regex(/^\/(?!\/)[^\s?#\\]*$/)
    .default("/haipay/return")
    .register(SETTING_FACTS, {
      variable: "HAIPAY_RETURN_PATH",
      meaning: "path under the first storefront address, used without a `returnUrl`",
    }),
  subject: z
    .string()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .register(SETTING_FACTS, {
      variable: "HAIPAY_SUBJECT",
      meaning: "one line that goes to HaiPay with every order",
    }),
  shopContact: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u)
    .register(SETTING_FACTS, {
      variable: "HAIPAY_SHOP_CONTACT",
      meaning:
        "where shoppers ask, for example a phone number and its hours: printed with the payment instructions",
    }),
  reconcile: onOrOff("on", {
    variable: "HAIPAY_RECONCILE",
    meaning: "`off` when other processes of the shop run the reconcile job",
  }),
  reconcileConcurrency: whole(1, 99, 10, {
    variable: "HAIPAY_RECONCILE_CONCURRENCY",
    meaning: "how many collect orders reconcile settles at once",
  }),
  deadlineEwalletMinutes: whole(5, 1_440, 60, {
    variable: "HAIPAY_DEADLINE_EWALLET_MINUTES",
    meaning: "how long an e-wallet payment may take",
  }),
  deadlineKonbiniDays: whole(1, 60, 3, {
    variable: "HAIPAY_DEADLINE_KONBINI_DAYS",
    meaning: "a slip can be paid until 23:59:59 Japan time, this many days after the day of its issue",
  }),
  deadlineBankTransferDays: whole(1, 60, 7, {
    variable: "HAIPAY_DEADLINE_BANK_TRANSFER_DAYS",
    meaning: "how long a bank transfer may take, likewise",
  }),
  reminderHours: whole(0, 720, 24, {
    variable: "HAIPAY_REMINDER_HOURS",
    meaning: "how long before the deadline `haipay.payment.reminder` is emitted; `0` = never",
  }),
  cancelUnpaidOrders: onOrOff("on", {
    variable: "HAIPAY_CANCEL_UNPAID_ORDERS",
    meaning: "whether placed orders that nobody paid are cancelled, which releases their stock",
  }),
  failedOrderHours: whole(0, 720, 24, {
    variable: "HAIPAY_FAILED_ORDER_HOURS",
    meaning: "how long a placed order whose payment failed may be paid by another method",
  }),
  lateMoneyDays: whole(1, 365, 14, {
    variable: "HAIPAY_LATE_MONEY_DAYS",
    meaning: "how long past the deadline the platform is asked about money that comes late",
  }),
  mostFeePercent: whole(0, 100, 10, {
    variable: "HAIPAY_MOST_FEE_PERCENT",
    meaning:
      "a paid sum may be short of the charge by HaiPay's fee, up to this percentage of the charge; a greater shortfall is put before a person",
  }),
  historyRetentionDays: whole(30, 3_650, 400, {
    variable: "HAIPAY_HISTORY_RETENTION_DAYS",
    meaning:
      "how long the history of a payment that has ended is kept; the payments themselves are kept forever",
  }),
  buyerRetentionDays: whole(0, 3_650, 90, {
    variable: "HAIPAY_BUYER_RETENTION_DAYS",
    meaning:
      "how long name, phone and e-mail are kept after a purchase has ended without money, then they are [erased](operating.md#privacy); `0` = until somebody erases them",
  }),
  paidBuyerRetentionDays: whole(0, 3_650, 0, {
    variable: "HAIPAY_PAID_BUYER_RETENTION_DAYS",
    meaning: "the same after a purchase was paid, counted from the payment; `0` = until somebody erases them",
  }),
  limitPerPurchase: whole(0, 1_000, 10, {
    variable: "HAIPAY_LIMIT_PER_PURCHASE",
    meaning: "how many orders at HaiPay one purchase may make, whatever happened to them; `0` = no limit",
  }),
  limitOpenPerBuyer: whole(0, 1_000, 5, {
    variable: "HAIPAY_LIMIT_OPEN_PER_BUYER",
    meaning:
      "how many unpaid payments one e-mail address, one phone number or one customer may have; `0` = no limit",
  }),
  limitPerMinute: whole(0, 99_999, 600, {
    variable: "HAIPAY_LIMIT_PER_MINUTE",
    meaning: "how many orders at HaiPay the whole shop makes in a minute; `0` = no limit",
  }),
  limitPerMinuteAndAddress: whole(0, 99_999, 60, {
    variable: "HAIPAY_LIMIT_PER_MINUTE_AND_ADDRESS",
    meaning:
      "the same for one client address ([which one](security.md#limits)); raise it when a storefront's server asks for all shoppers; `0` = no limit",
  }),
  alarmAfter: whole(1, 1_000, 3, {
    variable: "HAIPAY_ALARM_AFTER",
    meaning:
      "how many calls for an account may fail in a row before its methods are off for shoppers and an [alarm](operating.md#an-account-that-cannot-take-money) is raised",
  }),
  slipEmails: onOrOff("on", {
    variable: "HAIPAY_SLIP_EMAILS",
    meaning:
      "`on`: slips, reminders, and what became of a payment go to the shopper by e-mail, as soon as the shop has an e-mail provider ([mails](mails.md))",
  }),
  connectTimeoutMs: whole(100, 60_000, 2_000, { meaning: "ms to reach the platform" }),
  totalTimeoutMs: whole(100, 60_000, 10_000, { meaning: "ms for a whole call to it" }),
});

/** The credentials of one currency; the variables lack `HAIPAY_JPY_` or `HAIPAY_USD_`. */
export const credentialsSchema = z.object({
  appId: text({ variable: "APP_ID", meaning: "appId of the business in this currency" }),
  merchantSecretKey: text({ variable: "MERCHANT_SECRET_KEY", meaning: "merchant secret key" }),
  merchantPrivateKey: text({ variable: "MERCHANT_PRIVATE_KEY", meaning: "your RSA private key" }),
  platformPublicKey: text({ variable: "PLATFORM_PUBLIC_KEY", meaning: "HaiPay's RSA public key" }),
  secondPlatformPublicKey: text({
    variable: "SECOND_PLATFORM_PUBLIC_KEY",
    meaning: "HaiPay's next public key, accepted beside the first while it changes its key",
  }),
});
