import { isLosslessNumber, LosslessNumber, parse, stringify } from "lossless-json";

export type JsonObject = { [name: string]: unknown };

/** The text is not JSON that we accept: broken, nested too deeply, or with a repeated field. */
export class JsonError extends Error {
  override readonly name = "JsonError";
}

const MAX_DEPTH = 32;

/**
 * Reads JSON without losing the written form of numbers, which is signed (protocol §3): a number becomes a
 * LosslessNumber whose `value` is the original text. A field named `__proto__` is a plain own property.
 * @param mostFields how many fields the text may name, at all depths; any number unless told
 * @throws JsonError when the text is broken, nested more than 32 deep, or an object names a field twice.
 */
export function parseJson(text: string, mostFields = Infinity): unknown {
  const { depth, members, numbers } = scanJson(text);
  // Measured before parsing: the parser is recursive, and a deep text would exhaust the stack.
  if (depth > MAX_DEPTH) {
    throw new JsonError(`The JSON is nested more than ${MAX_DEPTH} deep: send a flat message.`);
  }
  if (members > mostFields) {
    throw new JsonError(`The JSON has more than ${mostFields} fields: send fewer.`);
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
export function parseJsonObject(text: string, mostFields?: number): JsonObject {
  const value = parseJson(text, mostFields);
  if (!isJsonObject(value)) {
    throw new JsonError("The JSON is not an object: send one object in braces.");
  }
  return value;
}

/** Writes compact JSON; a LosslessNumber keeps its original text. */
export function stringifyJson(value: unknown): string {
  const text = stringify(value);
  if (text === undefined) {
    throw new JsonError(
      "The value has no JSON form: give an object, an array, a text, a number, true, false or null.",
    );
  }
  return text;
}

/** Slower than the engine's parser, but exact where that one is not; reports where invalid text breaks. */
function parseText(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // The parser's message quotes the text, which can contain personal data: only the position is kept.
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

/** True for a JSON object, but not for a list, null or a LosslessNumber. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

interface JsonScan {
  /** How deep objects and arrays nest. */
  depth: number;
  /** How many object fields are written. */
  members: number;
  /** The written form of every number, in the order of the text. */
  numbers: string[];
}

const NUMBER = /[-+.\deE]+/y;

/** Measures JSON text in one pass. Does not validate: for invalid text the figures mean nothing. */
function scanJson(text: string): JsonScan {
  const numbers: string[] = [];
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let i = 0;
  while (i < text.length) {
    const char = text[i];
    if (char === '"') {
      i = endOfString(text, i + 1);
    } else if (char === "-" || (char >= "0" && char <= "9")) {
      NUMBER.lastIndex = i;
      const [written] = NUMBER.exec(text) as RegExpExecArray;
      numbers.push(written);
      i += written.length;
      continue;
    } else if (char === ":") {
      members++;
    } else if (char === "{" || char === "[") {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (char === "}" || char === "]") {
      depth--;
    }
    i++;
  }
  return { depth: deepest, members, numbers };
}

/** @returns the position of the closing quotation mark, or the end of the text */
function endOfString(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (char === '"') return i;
    if (char === "\\") i++;
  }
  return text.length;
}

/**
 * Parses with the engine's own parser and restores each number's written form. The library alone takes twice as long,
 * and row 2 of docs/performance.md would miss its target; from Node 22 on, the engine itself provides the written form.
 *
 * @param numbers the written forms in the order of the text
 * @returns undefined when the text is not JSON, or a number cannot be identified by its position: fields named like array
 *   indexes do not keep their order
 */
function parseWithNumbers(text: string, numbers: readonly string[]): { value: unknown } | undefined {
  try {
    const restorer = new NumberRestorer(numbers);
    const value = restorer.restore(JSON.parse(text));
    return restorer.isDone ? { value } : undefined;
  } catch {
    return undefined;
  }
}

class NumberRestorer {
  private next = 0;

  constructor(private readonly numbers: readonly string[]) {}

  get isDone(): boolean {
    return this.next === this.numbers.length;
  }

  /** @throws Error when the order of the text is lost */
  restore(value: unknown): unknown {
    if (typeof value === "number") return this.take(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.restore(item));
    return this.restoreFields(value as Record<string, unknown>);
  }

  private restoreFields(object: Record<string, unknown>): Record<string, unknown> {
    for (const name of Object.keys(object)) {
      if (ARRAY_INDEX.test(name)) throw new Error("The engine moves such fields.");
      const field = object[name];
      if (typeof field !== "number" && typeof field !== "object") continue;
      // A field named `__proto__` already exists as an own property: only otherwise would an assignment change the prototype.
      object[name] = this.restore(field);
    }
    return object;
  }

  private take(value: number): LosslessNumber {
    const written = this.numbers[this.next++];
    if (Number(written) !== value) throw new Error("The numbers are not in the order of the text.");
    return new LosslessNumber(written);
  }
}

const ARRAY_INDEX = /^\d+$/;

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of UTF-8 bytes; a byte order mark is dropped.
 * @throws JsonError when the bytes are not UTF-8: replacing them would change what was signed (protocol §3).
 */
export function decodeUtf8(bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new JsonError("The text is no UTF-8: send JSON in UTF-8.");
  }
}
