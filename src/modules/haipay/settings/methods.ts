import { CURRENCIES, METHODS, type Currency, type MethodId } from "../../../platform/catalogue";
import { compareAmounts, parsePlatformAmount } from "../../../platform/money";
import { SettingsError } from "./settings-error";

/** Both inclusive, exact decimals in yen or dollars. */
export interface Limits {
  min: string;
  max: string;
}

/** The settings of one method in one currency. */
interface MethodSetting {
  enabled: boolean;
  /** Why it is off, if nobody switched it off by hand. */
  off_because: OffBecause | null;
  /** Within the platform's. */
  limits: Limits;
  /** The platform's: those of the account once they were imported, else those that it publishes (protocol §5, §9). */
  platform_limits: Limits;
}

/** The account has no product for the method. */
export type OffBecause = "not_in_account";

export type MethodSettings = Readonly<Record<MethodId, Readonly<Record<Currency, MethodSetting>>>>;

/** What the page says about one method in one currency; a limit that is absent is the platform's. */
export interface MethodChoice {
  enabled: boolean;
  min?: string;
  max?: string;
  /** What was imported from the platform's own answer; the page's other changes leave it as it is. */
  off_because?: OffBecause;
  platform?: Limits;
}

export type MethodChoices = Partial<Record<MethodId, Partial<Record<Currency, MethodChoice>>>>;

const FORMS: Record<Currency, { pattern: RegExp; words: string }> = {
  jpy: { pattern: /^\d{1,9}$/, words: "whole yen, such as 3000" },
  usd: { pattern: /^\d{1,9}(\.\d{1,2})?$/, words: "dollars with at most two decimals, such as 12.50" },
};

/** The seven methods, each on and with the platform's limits unless the page chose otherwise (protocol §5). */
export function readMethods(choices: MethodChoices = {}): MethodSettings {
  const settings = METHODS.map((method) => {
    const perCurrency = CURRENCIES.map((currency) => {
      const choice = choices[method.id]?.[currency];
      const platform_limits = choice?.platform ?? method.channels[currency].limits;
      const { min, max } = platform_limits;
      const limits = { min: largest(min, choice?.min), max: smallest(max, choice?.max) };
      const off_because = (choice?.enabled === false && choice.off_because) || null;
      return [currency, { enabled: choice?.enabled ?? true, off_because, limits, platform_limits }] as const;
    });
    return [method.id, Object.fromEntries(perCurrency)] as const;
  });
  return Object.fromEntries(settings) as MethodSettings;
}

/**
 * Checks one of the merchant's own limits.
 *
 * @param field what the page calls it
 * @throws SettingsError unless it is a sum of the currency within the platform's limits
 */
export function checkLimit(field: string, written: string, currency: Currency, platform: Limits): void {
  const { pattern, words } = FORMS[currency];
  const { min, max } = platform;
  const isInside =
    pattern.test(written) &&
    largest(min, written) === canonical(written) &&
    smallest(max, written) === canonical(written);
  if (isInside) return;
  throw new SettingsError(
    `${field} must be ${words}, from ${min} to ${max}, which are HaiPay's own limits.`,
    "limits",
    { min, max, currency_code: currency },
  );
}

/** @throws SettingsError when no sum can be paid */
export function checkOrder(field: string, { min, max }: Limits, currency: Currency): void {
  if (compareAmounts(parsePlatformAmount(min), parsePlatformAmount(max)) <= 0) return;
  throw new SettingsError(`${field} is more than the largest sum, ${max}. Lower it.`, "min_above_max", {
    max,
    currency_code: currency,
  });
}

function largest(a: string, b: string | undefined): string {
  if (b === undefined) return a;
  const [left, right] = [parsePlatformAmount(a), parsePlatformAmount(b)];
  return compareAmounts(left, right) >= 0 ? left : right;
}

function smallest(a: string, b: string | undefined): string {
  if (b === undefined) return a;
  const [left, right] = [parsePlatformAmount(a), parsePlatformAmount(b)];
  return compareAmounts(left, right) <= 0 ? left : right;
}

function canonical(written: string): string {
  return parsePlatformAmount(written);
}
