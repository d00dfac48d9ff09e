import { z } from "zod";
import type { RefusalFigures } from "../../../contract/refusals";
import { isIdentifier } from "../../../modules/haipay/ids";
import { refuseInput, type Problem } from "../../../modules/haipay/refusal";
import { problemOf } from "../../../payment/refuse";
import type { OwnCode } from "../../../payment/refusal-messages";

/**
 * What a field must be, for zod: its issues have room only for a text, so code and figures are passed as JSON.
 *
 * @param figures the values that a message about the code needs
 */
export function rule<Code extends OwnCode>(code: Code, figures: RefusalFigures[Code]): { error: string } {
  return { error: JSON.stringify({ code, figures }) };
}

/**
 * Reads what a client sent.
 *
 * @param given a body or a query; absent counts as empty
 * @throws RefusedError with each wrong field
 */
export function parseInput<Schema extends z.ZodObject>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.strict().safeParse(given ?? {});
  if (parsed.success) return parsed.data as z.infer<Schema>;
  const fields = Object.keys(schema.shape);
  throw refuseInput(parsed.error.issues.flatMap((issue) => problemsOf(issue, fields)));
}

function problemsOf(issue: z.core.$ZodIssue, fields: readonly string[]): Problem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const field = [...path, key.slice(0, 50)].join(".");
      return problemOf("unknown_field", { field, figures: { fields: path.length === 0 ? fields : [] } });
    });
  }
  if (path.length === 0) return [problemOf("no_object", { figures: { fields } })];
  const { code, figures } = ruleIn(issue.message);
  return [problemOf(code, { field: path.join("."), figures })];
}

/** What `rule` wrote; a field without its own rule counts as unreadable. */
function ruleIn(message: string) {
  const written = message.startsWith("{") ? message : rule("malformed", {}).error;
  // Any code satisfies the types: the rule carries its own figures.
  return JSON.parse(written) as { code: "one_of"; figures: RefusalFigures["one_of"] };
}

/** Text of a limited length, without surrounding blanks. */
export function textField(longest: number) {
  const form = rule("text_needed", { most: longest });
  return z.string(form).trim().min(1, form).max(longest, form);
}

/** An instant, as ISO 8601 with a zone. */
export function instantField() {
  return z.iso.datetime({ offset: true, ...rule("instant", {}) }).transform((written) => new Date(written));
}

/** A day in Japan, which becomes its first instant, or an instant as ISO 8601 with a zone. */
export function dayField() {
  return z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], rule("day_or_instant", {}))
    .transform((written) => new Date(written.includes("T") ? written : `${written}T00:00:00+09:00`));
}

/** A whole number in a query. */
export function numberField(least: number, most: number) {
  const form = rule("number", { least, most });
  return z
    .string(form)
    .regex(/^\d{1,9}$/, form)
    .transform(Number)
    .refine((number) => number >= least && number <= most, form);
}

/** An id of ours or of Medusa. */
export function idField() {
  const form = rule("id", {});
  return z.string(form).refine(isIdentifier, form);
}

/** One of a few words. */
export function wordField<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, rule("one_of", { choices: words }));
}

/** One or more of a few words, separated by commas. */
export function listField<Word extends string>(words: readonly Word[]) {
  const form = rule("some_of", { choices: words });
  return z
    .string(form)
    .transform((written) => written.split(",") as Word[])
    .refine((wanted) => wanted.every((word) => words.includes(word)), form);
}

/** What a person types to find something, without surrounding blanks. */
export function searchField(longest: number) {
  const form = rule("one_line", { most: longest });
  return z
    .string(form)
    .trim()
    .min(1, form)
    .max(longest, form)
    .regex(/^\P{Cc}*$/u, form);
}
