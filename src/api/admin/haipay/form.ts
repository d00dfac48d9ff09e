import { z } from "zod";
import { InvalidSettingsError, type FieldProblem } from "../../../modules/haipay/settings/invalid-settings";

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
