import { FetchError } from "@medusajs/js-sdk";

/** Why the server refused, sorted to where it is shown. */
export interface Troubles<Field extends string> {
  /** The sentence that is about a field. */
  fields: Partial<Record<Field, string>>;
  /** All else that it said; undefined when nothing is left. */
  general?: string;
}

/**
 * Sorts the sentences of a refusal: those that begin with the name of a field belong to it.
 *
 * @param error what was thrown; undefined or null = nothing was
 * @param fields names of the form's fields, as the API writes them
 * @param unreachable what to say when there was no answer at all
 */
export function sortTroubles<Field extends string>(
  error: unknown,
  fields: readonly Field[],
  unreachable: string,
): Troubles<Field> {
  if (error === undefined || error === null) return { fields: {} };
  if (!(error instanceof FetchError) || error.message === "") return { fields: {}, general: unreachable };
  const found: Troubles<Field>["fields"] = {};
  const general: string[] = [];
  let subject: Field | undefined;
  for (const sentence of error.message.split(/(?<=[.!?]) (?=\S)/)) {
    const named = fields.find((field) => sentence.startsWith(`${field} `));
    // A sentence that names none goes on about what the one before it named.
    subject = named ?? subject;
    if (subject === undefined) general.push(sentence);
    else found[subject] = found[subject] ? `${found[subject]} ${sentence}` : sentence;
  }
  return { fields: found, general: general.join(" ") || undefined };
}
