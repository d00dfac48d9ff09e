import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";
import { isIdentifier } from "../../../modules/haipay/ids";
import { InvalidSettingsError, type FieldProblem } from "../../../modules/haipay/settings/settings-error";

/**
 * Reads what a client sent.
 *
 * @param given a body or a query; absent counts as empty
 * @throws MedusaError INVALID_DATA naming each wrong field, the problem and the way out
 */
export function parseInput<Schema extends z.ZodObject>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.strict().safeParse(given ?? {});
  if (parsed.success) return parsed.data as z.infer<Schema>;
  const fields = Object.keys(schema.shape);
  const problems = parsed.error.issues.map((issue) => sentence(issue, fields));
  throw new MedusaError(MedusaError.Types.INVALID_DATA, problems.join(" "));
}

function sentence(issue: z.core.$ZodIssue, fields: readonly string[]): string {
  const known = fields.length > 0 ? `The fields are ${fields.join(", ")}.` : "Send {}.";
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.map((key) => JSON.stringify(key.slice(0, 50))).join(", ");
    return `${names} ${issue.keys.length > 1 ? "are no fields" : "is no field"} here. ${known}`;
  }
  const field = issue.path.join(".");
  return field === "" ? `The input must be an object. ${known}` : `${field} ${issue.message}.`;
}

/** Text of so many characters, without the blanks around it. */
export function textField(longest: number) {
  const form = `must be text of 1 to ${longest} characters`;
  return z.string({ error: form }).trim().min(1, { error: form }).max(longest, { error: form });
}

const INSTANT = { error: "must be a time with its zone, such as 2026-11-23T23:59:59+09:00" };

/** An instant, as ISO 8601 with a zone. */
export function instantField() {
  return z.iso.datetime({ offset: true, ...INSTANT }).transform((written) => new Date(written));
}

const DAY = { error: "must be a day in Japan such as 2026-11-23, or a time with its zone" };

/** A day in Japan, which becomes its first instant, or an instant as ISO 8601 with a zone. */
export function dayField() {
  return z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], DAY)
    .transform((written) => new Date(written.includes("T") ? written : `${written}T00:00:00+09:00`));
}

/** A whole number in a query. */
export function numberField(least: number, most: number) {
  const form = { error: `must be a whole number from ${least} to ${most}` };
  return z
    .string(form)
    .regex(/^\d{1,9}$/, form)
    .transform(Number)
    .refine((number) => number >= least && number <= most, form);
}

/** An id of ours or of Medusa. */
export function idField() {
  const form = { error: "must be an id: letters, digits, _ and -" };
  return z.string(form).refine(isIdentifier, form);
}

/** One or more of a few words, separated by commas. */
export function listField<Word extends string>(words: readonly Word[]) {
  const form = { error: `must be one or more of ${words.join(", ")}, separated by commas` };
  return z
    .string(form)
    .transform((written) => written.split(",") as Word[])
    .refine((wanted) => wanted.every((word) => words.includes(word)), form);
}

/** What a person types to find something; without the blanks around it. */
export function searchField(longest: number) {
  const form = { error: `must be 1 to ${longest} characters, without line breaks` };
  return z
    .string(form)
    .trim()
    .min(1, form)
    .max(longest, form)
    .regex(/^\P{Cc}*$/u, form);
}

/**
 * Reads what a form sent.
 *
 * @throws InvalidSettingsError with each problem at its field
 */
export function parseForm<Schema extends z.ZodObject>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.strict().safeParse(given ?? {});
  if (parsed.success) return parsed.data as z.infer<Schema>;
  throw new InvalidSettingsError(parsed.error.issues.flatMap(problemsOf));
}

function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const field = [...path, key.slice(0, 50)].join(".");
      return problem(field, `${JSON.stringify(field)} is no field here.`);
    });
  }
  const field = path.join(".");
  return [problem(field, field === "" ? "The input must be an object." : `${field} ${issue.message}.`)];
}

function problem(field: string, message: string): FieldProblem {
  return { field, code: "form", message, values: {} };
}
