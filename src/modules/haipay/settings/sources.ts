import { CURRENCIES, type Currency } from "../../../platform/catalogue";
import { SettingsError } from "./settings-error";

/** Options of the plugin (or module) entry in `medusa-config`; each beats its environment variable. */
export interface HaipayOptions {
  environment?: string;
  /** The platform's address in the environment that the file configuration fixes. */
  baseUrl?: string;
  /** Makes `production` one of the environments that the admin page may choose. */
  productionBaseUrl?: string;
  /** Makes `sandbox` one of them. */
  sandboxBaseUrl?: string;
  notifyBaseUrl?: string;
  storefrontUrls?: string | readonly string[];
  returnPath?: string;
  subject?: string;
  /** `off` when another process of the shop runs the reconcile job. */
  reconcile?: string;
  reconcileConcurrency?: number | string;
  deadlineEwalletMinutes?: number | string;
  deadlineKonbiniDays?: number | string;
  deadlineBankTransferDays?: number | string;
  reminderHours?: number | string;
  failedOrderHours?: number | string;
  lateMoneyDays?: number | string;
  /** `off`: nothing is cancelled by itself when a deadline passes. */
  cancelUnpaidOrders?: string;
  /** `on`: slips are sent to the shopper through the Notification Module. */
  slipEmails?: string;
  /** Encrypts what the admin page stores: 32 bytes as Base64. */
  settingsKey?: string;
  /** The one before it, accepted for reading. */
  settingsPreviousKey?: string;
  connectTimeoutMs?: number;
  totalTimeoutMs?: number;
  currencies?: Partial<Record<Currency, Partial<Record<CredentialName, string>>>>;
}

export const CREDENTIALS = {
  appId: "APP_ID",
  merchantSecretKey: "MERCHANT_SECRET_KEY",
  merchantPrivateKey: "MERCHANT_PRIVATE_KEY",
  platformPublicKey: "PLATFORM_PUBLIC_KEY",
  secondPlatformPublicKey: "SECOND_PLATFORM_PUBLIC_KEY",
} as const;

export type CredentialName = keyof typeof CREDENTIALS;

const VARIABLES = {
  environment: "HAIPAY_ENVIRONMENT",
  baseUrl: "HAIPAY_BASE_URL",
  productionBaseUrl: "HAIPAY_PRODUCTION_BASE_URL",
  sandboxBaseUrl: "HAIPAY_SANDBOX_BASE_URL",
  notifyBaseUrl: "HAIPAY_NOTIFY_BASE_URL",
  storefrontUrls: "HAIPAY_STOREFRONT_URLS",
  returnPath: "HAIPAY_RETURN_PATH",
  subject: "HAIPAY_SUBJECT",
  reconcile: "HAIPAY_RECONCILE",
  reconcileConcurrency: "HAIPAY_RECONCILE_CONCURRENCY",
  deadlineEwalletMinutes: "HAIPAY_DEADLINE_EWALLET_MINUTES",
  deadlineKonbiniDays: "HAIPAY_DEADLINE_KONBINI_DAYS",
  deadlineBankTransferDays: "HAIPAY_DEADLINE_BANK_TRANSFER_DAYS",
  reminderHours: "HAIPAY_REMINDER_HOURS",
  failedOrderHours: "HAIPAY_FAILED_ORDER_HOURS",
  lateMoneyDays: "HAIPAY_LATE_MONEY_DAYS",
  cancelUnpaidOrders: "HAIPAY_CANCEL_UNPAID_ORDERS",
  slipEmails: "HAIPAY_SLIP_EMAILS",
  settingsKey: "HAIPAY_SETTINGS_KEY",
  settingsPreviousKey: "HAIPAY_SETTINGS_PREVIOUS_KEY",
} as const;

export type SettingName = keyof typeof VARIABLES;

/** What the admin page may set, by the names that its API uses. */
export const PAGE_FIELDS = {
  environment: "environment",
  notifyBaseUrl: "notify_base_url",
  storefrontUrls: "storefront_urls",
  returnPath: "return_path",
  subject: "subject",
  deadlineEwalletMinutes: "deadline_ewallet_minutes",
  deadlineKonbiniDays: "deadline_konbini_days",
  deadlineBankTransferDays: "deadline_bank_transfer_days",
  reminderHours: "reminder_hours",
  failedOrderHours: "failed_order_hours",
  lateMoneyDays: "late_money_days",
  cancelUnpaidOrders: "cancel_unpaid_orders",
  slipEmails: "slip_emails",
} as const satisfies Partial<Record<SettingName, string>>;

export type PageSetting = keyof typeof PAGE_FIELDS;

/** What the page set, written as the environment would write it: lists with commas, switches as on and off. */
export type PageValues = Partial<Record<PageSetting, string>>;

/** A configured value, with the name that a merchant knows it by. */
export interface NamedValue {
  name: string;
  value: string | undefined;
}

/** A value of the page that cannot be in force, which then falls back to its default. */
export interface PageProblem {
  setting: PageSetting;
  error: SettingsError;
}

/** Reads values from the options first, the environment second and the page third; empty text counts as absent. */
export class SettingsSources {
  readonly problems: PageProblem[] = [];

  constructor(
    private readonly options: HaipayOptions,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly page: PageValues = {},
  ) {}

  /**
   * What is in force. A value of the page that cannot be what it should be counts as absent and is noted in `problems`:
   * a change of the file configuration can make it so, and the shop must go on.
   *
   * @throws SettingsError when the file configuration is wrong
   */
  read<Value>(setting: SettingName, parse: (given: NamedValue) => Value): Value {
    const given = this.file(setting);
    if (given.value !== undefined || !isPageSetting(setting)) return parse(given);
    const value = this.page[setting];
    if (value !== undefined) {
      try {
        return parse({ name: PAGE_FIELDS[setting], value });
      } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        this.problems.push({ setting, error });
      }
    }
    return parse(given);
  }

  /** What the file configuration says. */
  file(setting: SettingName): NamedValue {
    const option: unknown = this.options[setting];
    return this.pick(VARIABLES[setting], setting, textOf(option, setting));
  }

  /** The option or variable that fixes a setting, so that the page cannot change it. */
  fixedBy(setting: SettingName): string | undefined {
    const { name, value } = this.file(setting);
    return value === undefined ? undefined : name;
  }

  /** @throws SettingsError for a currency or credential that no currency has: its value would be ignored in silence */
  checkCurrencyNames(): void {
    const currencies = this.options.currencies ?? {};
    checkNames("currencies", currencies, CURRENCIES);
    for (const currency of CURRENCIES) {
      checkNames(`currencies.${currency}`, currencies[currency] ?? {}, Object.keys(CREDENTIALS));
    }
  }

  /** From the file configuration. */
  readCredential(currency: Currency, credential: CredentialName): NamedValue {
    const variable = `HAIPAY_${currency.toUpperCase()}_${CREDENTIALS[credential]}`;
    return this.pick(
      variable,
      `currencies.${currency}.${credential}`,
      this.options.currencies?.[currency]?.[credential],
    );
  }

  /** @returns milliseconds */
  readTimeLimit(setting: "connectTimeoutMs" | "totalTimeoutMs", byDefault: number): number {
    const value = this.options[setting] ?? byDefault;
    if (!Number.isInteger(value) || value < 100 || value > 60_000) {
      throw new SettingsError(
        `The option ${setting} must be a whole number of milliseconds from 100 to 60000; the default is ${byDefault}.`,
      );
    }
    return value;
  }

  private pick(variable: string, option: string, fromOptions: unknown): NamedValue {
    if (fromOptions !== undefined && fromOptions !== null && typeof fromOptions !== "string") {
      throw new SettingsError(
        `The option ${option} must be text. Write it in quotes, or set ${variable} instead.`,
      );
    }
    const given = fromOptions?.trim();
    if (given) return { name: `option ${option}`, value: given };
    return { name: variable, value: this.environment[variable]?.trim() || undefined };
  }
}

export function isPageSetting(setting: string): setting is PageSetting {
  return Object.hasOwn(PAGE_FIELDS, setting);
}

const NUMBERS: readonly SettingName[] = [
  "reconcileConcurrency",
  "deadlineEwalletMinutes",
  "deadlineKonbiniDays",
  "deadlineBankTransferDays",
  "reminderHours",
  "failedOrderHours",
  "lateMoneyDays",
];

function textOf(option: unknown, setting: SettingName): unknown {
  if (setting === "storefrontUrls") {
    const isList = Array.isArray(option) && option.every((entry) => typeof entry === "string");
    return isList ? option.join(",") : option;
  }
  return typeof option === "number" && NUMBERS.includes(setting) ? String(option) : option;
}

function checkNames(option: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new SettingsError(`The option ${option}.${unknown} is not known. Use one of ${known.join(", ")}.`);
}
