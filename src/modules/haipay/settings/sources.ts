import type { z } from "zod";
import { CURRENCIES, type Currency } from "../../../platform/catalogue";
import {
  credentialsSchema,
  isNumberSetting,
  numberRule,
  optionsSchema,
  SETTING_FACTS,
} from "./options-schema";
import { SettingsError, type NamedValue } from "./settings-error";

type Shape = typeof optionsSchema.shape;

/** Time limits of calls to the platform, which only an option sets. */
export type TimeLimit = "connectTimeoutMs" | "totalTimeoutMs";

/** What an option or its environment variable sets. */
export type SettingName = Exclude<keyof Shape, TimeLimit>;

export type CredentialName = keyof typeof credentialsSchema.shape;

export const CREDENTIAL_NAMES = Object.keys(credentialsSchema.shape) as readonly CredentialName[];

/** Options of the plugin (or module) entry in `medusa-config`; each takes precedence over its environment variable. */
export type HaipayOptions = { [Name in SettingName]?: Given<z.output<Shape[Name]>> } & {
  [Name in TimeLimit]?: number;
} & { currencies?: Partial<Record<Currency, Partial<Record<CredentialName, string>>>> };

/** How an option is written: a number may be text, as in an environment variable, and all text is checked later. */
type Given<Value> = Value extends number
  ? number | string
  : Value extends string
    ? string
    : readonly string[];

/** What the admin page may set, by the names that its API uses. */
export const PAGE_FIELDS = {
  environment: "environment",
  notifyBaseUrl: "notify_base_url",
  storefrontUrls: "storefront_urls",
  returnPath: "return_path",
  subject: "subject",
  shopContact: "shop_contact",
  deadlineEwalletMinutes: "deadline_ewallet_minutes",
  deadlineKonbiniDays: "deadline_konbini_days",
  deadlineBankTransferDays: "deadline_bank_transfer_days",
  reminderHours: "reminder_hours",
  failedOrderHours: "failed_order_hours",
  lateMoneyDays: "late_money_days",
  cancelUnpaidOrders: "cancel_unpaid_orders",
  slipEmails: "slip_emails",
  secondAdministrator: "second_administrator",
} as const satisfies Partial<Record<SettingName, string>>;

export type PageSetting = keyof typeof PAGE_FIELDS;

/** What the page set, written as in environment variables: lists with commas, switches as on and off. */
export type PageValues = Partial<Record<PageSetting, string>>;

/** A value from the page that cannot be used and falls back to its default. */
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
    private readonly chosenByFiles: string | null = null,
  ) {}

  /** The environment chosen before: by some server's files, or else on the page. */
  get chosenBefore(): { chosenByFiles: string | null; environment: string | undefined } {
    return { chosenByFiles: this.chosenByFiles, environment: this.page.environment };
  }

  /**
   * The effective value. An invalid value from the page counts as absent and is listed in `problems`:
   * a change in the file configuration can invalidate it, and the shop must keep working.
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
    return this.pick(variableOf(optionsSchema.shape[setting]), setting, textOf(option, setting));
  }

  /** The option or variable that fixes a setting, so that the page cannot change it. */
  fixedBy(setting: SettingName): string | undefined {
    const { name, value } = this.file(setting);
    return value === undefined ? undefined : name;
  }

  /** @throws SettingsError for an unknown currency or credential: its value would be silently ignored */
  checkCurrencyNames(): void {
    const currencies = this.options.currencies ?? {};
    checkNames("currencies", currencies, CURRENCIES);
    for (const currency of CURRENCIES) {
      checkNames(`currencies.${currency}`, currencies[currency] ?? {}, CREDENTIAL_NAMES);
    }
  }

  /** From the file configuration. */
  readCredential(currency: Currency, credential: CredentialName): NamedValue {
    const variable = `HAIPAY_${currency.toUpperCase()}_${variableOf(credentialsSchema.shape[credential])}`;
    return this.pick(
      variable,
      `currencies.${currency}.${credential}`,
      this.options.currencies?.[currency]?.[credential],
    );
  }

  /** @returns milliseconds */
  readTimeLimit(setting: TimeLimit): number {
    const { byDefault, least, most } = numberRule(setting);
    const value = this.options[setting] ?? byDefault;
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new SettingsError(
        `The option ${setting} must be a whole number of milliseconds from ${least} to ${most}; the default is ${byDefault}.`,
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

/** Whether it can be set on the settings page; the others come only from the file configuration. */
export function isPageSetting(setting: string): setting is PageSetting {
  return Object.hasOwn(PAGE_FIELDS, setting);
}

function variableOf(schema: z.ZodType): string {
  return SETTING_FACTS.get(schema)?.variable ?? "";
}

function textOf(option: unknown, setting: SettingName): unknown {
  if (setting === "storefrontUrls") {
    const isList = Array.isArray(option) && option.every((entry) => typeof entry === "string");
    return isList ? option.join(",") : option;
  }
  return typeof option === "number" && isNumberSetting(setting) ? String(option) : option;
}

function checkNames(option: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new SettingsError(`The option ${option}.${unknown} is not known. Use one of ${known.join(", ")}.`);
}
