import { CURRENCIES, type Currency } from "../../../platform/catalogue";
import { SettingsError } from "./settings";

/** Options of the plugin (or module) entry in `medusa-config`; each beats its environment variable. */
export interface HaipayOptions {
  environment?: string;
  baseUrl?: string;
  notifyBaseUrl?: string;
  storefrontUrls?: string | readonly string[];
  returnPath?: string;
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
  connectTimeoutMs?: number;
  totalTimeoutMs?: number;
  currencies?: Partial<Record<Currency, Partial<Record<CredentialName, string>>>>;
}

export const CREDENTIALS = {
  appId: "APP_ID",
  merchantSecretKey: "MERCHANT_SECRET_KEY",
  merchantPrivateKey: "MERCHANT_PRIVATE_KEY",
  platformPublicKey: "PLATFORM_PUBLIC_KEY",
} as const;

export type CredentialName = keyof typeof CREDENTIALS;

const VARIABLES = {
  environment: "HAIPAY_ENVIRONMENT",
  baseUrl: "HAIPAY_BASE_URL",
  notifyBaseUrl: "HAIPAY_NOTIFY_BASE_URL",
  storefrontUrls: "HAIPAY_STOREFRONT_URLS",
  returnPath: "HAIPAY_RETURN_PATH",
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
} as const;

/** A configured value, with the name that a merchant knows it by. */
export interface NamedValue {
  name: string;
  value: string | undefined;
}

/** Reads values from the options first and the environment second; empty text counts as absent. */
export class SettingsSources {
  constructor(
    private readonly options: HaipayOptions,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  read(setting: keyof typeof VARIABLES): NamedValue {
    const option: unknown = this.options[setting];
    return this.pick(VARIABLES[setting], setting, setting === "storefrontUrls" ? joinList(option) : option);
  }

  /**
   * A whole number, given as a number or as its digits.
   *
   * @throws SettingsError naming the setting and what it may be
   */
  readNumber(
    setting: keyof typeof VARIABLES,
    { byDefault, least, most }: { byDefault: number; least: number; most: number },
  ): number {
    const option: unknown = this.options[setting];
    const given = typeof option === "number" ? String(option) : option;
    const { name, value = String(byDefault) } = this.pick(VARIABLES[setting], setting, given);
    const number = /^\d{1,6}$/.test(value) ? Number(value) : NaN;
    if (number >= least && number <= most) return number;
    throw new SettingsError(
      `${name} must be a whole number from ${least} to ${most}; the default is ${byDefault}.`,
    );
  }

  /** @throws SettingsError for a currency or credential that no currency has: its value would be ignored in silence */
  checkCurrencyNames(): void {
    const currencies = this.options.currencies ?? {};
    checkNames("currencies", currencies, CURRENCIES);
    for (const currency of CURRENCIES) {
      checkNames(`currencies.${currency}`, currencies[currency] ?? {}, Object.keys(CREDENTIALS));
    }
  }

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

function joinList(option: unknown): unknown {
  const isList = Array.isArray(option) && option.every((entry) => typeof entry === "string");
  return isList ? option.join(",") : option;
}

function checkNames(option: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new SettingsError(`The option ${option}.${unknown} is not known. Use one of ${known.join(", ")}.`);
}
