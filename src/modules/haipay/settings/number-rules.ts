import { z } from "zod";
import { optionsSchema } from "./options-schema";
import { SettingsError } from "./settings-error";
import type { NamedValue } from "./named-value";

export interface NumberRule {
  byDefault: number;
  least: number;
  most: number;
}

type Shape = typeof optionsSchema.shape;

/** The settings that are whole numbers; the units stand in their names. */
export type NumberSetting = {
  [Name in keyof Shape]: z.output<Shape[Name]> extends number ? Name : never;
}[keyof Shape];

/** Whether the setting is a whole number, with limits and a default in its schema. */
export function isNumberSetting(setting: keyof Shape): setting is NumberSetting {
  const schema = optionsSchema.shape[setting];
  return schema instanceof z.ZodDefault && schema.unwrap() instanceof z.ZodNumber;
}

/** What a whole number among the settings may be. */
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
