import { SettingsError } from "./settings-error";
import type { NamedValue } from "./sources";

export interface NumberRule {
  byDefault: number;
  least: number;
  most: number;
}

/** What the whole numbers among the settings may be; the units stand in their names. */
export const NUMBER_RULES = {
  reconcileConcurrency: { byDefault: 10, least: 1, most: 99 },
  deadlineEwalletMinutes: { byDefault: 60, least: 5, most: 1_440 },
  deadlineKonbiniDays: { byDefault: 3, least: 1, most: 60 },
  deadlineBankTransferDays: { byDefault: 7, least: 1, most: 60 },
  reminderHours: { byDefault: 24, least: 0, most: 720 },
  failedOrderHours: { byDefault: 24, least: 0, most: 720 },
  lateMoneyDays: { byDefault: 14, least: 1, most: 365 },
} as const satisfies Record<string, NumberRule>;

export type NumberSetting = keyof typeof NUMBER_RULES;

/**
 * A whole number, given by its digits.
 *
 * @throws SettingsError naming the setting and what it may be
 */
export function parseNumber({ name, value }: NamedValue, rule: NumberRule): number {
  const { byDefault, least, most } = rule;
  if (value === undefined) return byDefault;
  const number = /^\d{1,6}$/.test(value) ? Number(value) : NaN;
  if (number >= least && number <= most) return number;
  throw new SettingsError(
    `${name} must be a whole number from ${least} to ${most}; the default is ${byDefault}.`,
    "number",
    { least, most, default: byDefault },
  );
}
