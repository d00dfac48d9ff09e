import fc from "fast-check";
import { type Field } from "./message";
import { nastyName, nastyRaw } from "./nasty-values";

/** One change of a message's structure; positions wrap around its length. */
type Mutation =
  | { kind: "drop"; at: number }
  | { kind: "repeat"; at: number; raw: string | undefined }
  | { kind: "rename"; at: number; name: string }
  | { kind: "change"; at: number; raw: string }
  | { kind: "retype"; at: number }
  | { kind: "digit"; at: number; index: number }
  | { kind: "add"; at: number; name: string; raw: string }
  | { kind: "swap"; at: number; with: number };

const at = fc.nat({ max: 20 });

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("drop" as const), at }),
  fc.record({ kind: fc.constant("repeat" as const), at, raw: fc.option(nastyRaw, { nil: undefined }) }),
  fc.record({ kind: fc.constant("rename" as const), at, name: nastyName }),
  fc.record({ kind: fc.constant("change" as const), at, raw: nastyRaw }),
  fc.record({ kind: fc.constant("retype" as const), at }),
  fc.record({ kind: fc.constant("digit" as const), at, index: fc.nat({ max: 400 }) }),
  fc.record({ kind: fc.constant("add" as const), at, name: nastyName, raw: nastyRaw }),
  fc.record({ kind: fc.constant("swap" as const), at, with: at }),
);

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(mutation, { minLength: 1, maxLength: 4 });

export function mutate(fields: readonly Field[], changes: readonly Mutation[]): Field[] {
  return changes.reduce((current, change) => apply(current, change), [...fields]);
}

function apply(fields: Field[], change: Mutation): Field[] {
  if (fields.length === 0) return fields;
  const index = change.at % fields.length;
  const field = fields[index];
  switch (change.kind) {
    case "drop":
      return replaceAt(fields, index);
    case "repeat":
      return replaceAt(fields, index, { name: field.name, raw: change.raw ?? field.raw }, field);
    case "rename":
      return replaceAt(fields, index, { ...field, name: change.name });
    case "change":
      return replaceAt(fields, index, { ...field, raw: change.raw });
    case "retype":
      return replaceAt(fields, index, { ...field, raw: retype(field.raw) });
    case "digit":
      return replaceAt(fields, index, { ...field, raw: otherCharacter(field.raw, change.index) });
    case "add":
      return replaceAt(fields, index, { name: change.name, raw: change.raw }, field);
    case "swap": {
      const other = fields[change.with % fields.length];
      return replaceAt(fields, index, { ...field, raw: other.raw });
    }
  }
}

function replaceAt(fields: readonly Field[], index: number, ...others: Field[]): Field[] {
  return [...fields.slice(0, index), ...others, ...fields.slice(index + 1)];
}

/** A text becomes what it shows, anything else becomes its text. */
function retype(raw: string): string {
  return raw.startsWith('"') ? readText(raw) || "null" : JSON.stringify(raw);
}

/** What another mutation has left of a text may be none any more. */
function readText(raw: string): string {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return raw.slice(1);
  }
}

function otherCharacter(raw: string, index: number): string {
  const place = index % raw.length;
  const other = raw[place] === "7" ? "8" : "7";
  return raw.slice(0, place) + other + raw.slice(place + 1);
}
