import { isLosslessNumber, parse, stringify } from "lossless-json";
import { parseWithNumbers } from "./json-numbers";
import { scanJson } from "./json-scan";

export type JsonObject = { [name: string]: unknown };

/** The text is no JSON that we read: broken, nested too deeply, or with a field named twice. */
export class JsonError extends Error {
  override readonly name = "JsonError";
}

const MAX_DEPTH = 32;

/**
 * Reads JSON without losing the written form of numbers, which is signed (protocol §3): a number becomes a
 * LosslessNumber whose `value` is the text that stood there. A field named `__proto__` is a plain own property.
 * @throws JsonError when the text is broken, nested more than 32 deep, or an object names a field twice.
 */
export function parseJson(text: string): unknown {
  const { depth, members, numbers } = scanJson(text);
  // Measured before parsing: the parser is recursive, and a deep text would exhaust the stack.
  if (depth > MAX_DEPTH) {
    throw new JsonError(`The JSON is nested more than ${MAX_DEPTH} deep: send a flat message.`);
  }
  const parsed = parseWithNumbers(text, numbers);
  const value = parsed ? parsed.value : parseText(text);
  if (countMembers(value) !== members) {
    throw new JsonError("The JSON names a field twice in one object: send each field once.");
  }
  return value;
}

/**
 * Reads a JSON object, as {@link parseJson}.
 * @throws JsonError also when the text is JSON of another kind.
 */
export function parseJsonObject(text: string): JsonObject {
  const value = parseJson(text);
  if (!isJsonObject(value)) {
    throw new JsonError("The JSON is not an object: send one object in braces.");
  }
  return value;
}

/** Writes compact JSON; a LosslessNumber is written as it stood. */
export function stringifyJson(value: unknown): string {
  const text = isJsonObject(value) && !("toJSON" in value) ? writeFields(value) : stringify(value);
  if (text === undefined) {
    throw new JsonError(
      "The value has no JSON form: give an object, an array, a text, a number, true, false or null.",
    );
  }
  return text;
}

/** Texts by the engine's own writer: the other one looks at every value for numbers that it must not lose. */
function writeFields(fields: JsonObject): string {
  const written: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const text = typeof value === "string" ? JSON.stringify(value) : stringify(value);
    if (text !== undefined) written.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${written.join(",")}}`;
}

/** Slower than the engine's parser, and exact where that one is not; says where broken text breaks. */
function parseText(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // The parser's own words quote the text, which can hold personal data: only the position is kept.
    const words = error instanceof Error ? error.message : "";
    const position = /position (\d+)/.exec(words)?.[1];
    const place = position === undefined ? "" : ` at character ${position}`;
    throw new JsonError(
      words.startsWith("Duplicate key")
        ? `The JSON names a field twice in one object${place}: send each field once.`
        : `The text is no valid JSON${place}: send one complete JSON value.`,
    );
  }
}

/** The parser drops a repeated field whose values are equal; counting the fields finds it. */
function countMembers(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + countMembers(item), 0);
  }
  if (!isJsonObject(value)) {
    return 0;
  }
  return Object.values(value).reduce<number>((sum, item) => sum + 1 + countMembers(item), 0);
}

/** A text, or a number by its written form; undefined for anything else. */
export function writtenText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return isLosslessNumber(value) ? value.value : undefined;
}

/** True for a JSON object; a list, null and a LosslessNumber are none. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}
