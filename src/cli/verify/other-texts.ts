import { LosslessNumber } from "lossless-json";
import { stringifyJson, writtenText, type JsonObject } from "../../platform/json";
import { stringToSign } from "../../platform/signature";
import type { Known } from "./known-keys";

/** A text that may have been signed instead of ours, and what that would mean. */
export interface OtherText {
  text: string;
  meaning: string;
}

const ON_THE_WAY = "so something on the way (a proxy, a parser, a typed model)";

/** The mistakes that integrators make or encounter, likelier ones first (protocol §3). */
export function* otherTexts(message: JsonObject, secret: string, known: Known): Generator<OtherText> {
  yield* otherSecrets(message, secret, known);
  yield* fewerFields(message, secret);
  yield* moreFields(message, secret, known);
  yield* otherRules(message, secret);
  for (const { message: rewritten, changed } of otherWrittenForms(
    message,
    known.appIds.map(({ value }) => value),
  )) {
    yield {
      text: stringToSign(rewritten, secret),
      meaning:
        `It verifies when ${changed.join(", ")}: the number lost its written form, ${ON_THE_WAY} rewrote it. ` +
        "Keep the bytes as they came.",
    };
  }
}

function* otherSecrets(message: JsonObject, secret: string, known: Known): Generator<OtherText> {
  for (const { name, value } of known.secrets) {
    if (value === secret) continue;
    const meaning = `It verifies with the merchant secret key ${name}: the secret of this currency is wrong, or the message belongs to the other one.`;
    yield { text: stringToSign(message, value), meaning };
  }
  const [withoutKey] = splitAtKey(stringToSign(message, ""));
  yield { text: withoutKey, meaning: 'It verifies without "&key=…" at the end: no secret was signed.' };
  yield { text: stringToSign(message, ""), meaning: "It verifies with an empty merchant secret key." };
  for (const form of new Set([`${secret}\n`, `${secret} `, ` ${secret}`, `"${secret}"`])) {
    const meaning =
      "It verifies with white space or quotes around the merchant secret key: whoever signed it pasted them along.";
    yield { text: stringToSign(message, form), meaning };
  }
}

function* fewerFields(message: JsonObject, secret: string): Generator<OtherText> {
  const names = Object.keys(message).filter((name) => name !== "sign");
  const pairs = names.flatMap((a, at) => names.slice(at + 1).map((b) => [a, b]));
  for (const left of [...names.map((name) => [name]), ...pairs]) {
    const rest = Object.fromEntries(Object.entries(message).filter(([name]) => !left.includes(name)));
    const meaning = `It verifies without ${left.join(" and ")}: not signed by the sender, ${ON_THE_WAY} added it.`;
    yield { text: stringToSign(rest, secret), meaning };
  }
}

function* moreFields(message: JsonObject, secret: string, known: Known): Generator<OtherText> {
  const additions = [
    ...["JPY", "USD", "jpy", "usd"].map((value) => ["currency", value]),
    ...known.appIds.map(({ value }) => ["appId", value]),
    ...["-1", "0", "1", "2", "3", "4", "5"].map((value) => ["status", value]),
    ...["fee", "amount", "actualAmount"].flatMap((name) => ["0", "0.00"].map((value) => [name, value])),
  ];
  for (const [name, value] of additions) {
    if (Object.hasOwn(message, name)) continue;
    const meaning = `It verifies with ${name}=${value} added: the sender signed that field, ${ON_THE_WAY} dropped it.`;
    yield { text: stringToSign({ ...message, [name]: value }, secret), meaning };
  }
  const empty = Object.entries(message).filter(([, value]) => value === null || value === "");
  for (const shown of empty.length > 0 ? ["", "null"] : []) {
    const fields = Object.entries(message).map(
      ([name, value]) => [name, value === null || value === "" ? MARK : value] as const,
    );
    const text = stringToSign(Object.fromEntries(fields), secret).replaceAll(MARK, shown);
    const names = empty.map(([name]) => name).join(", ");
    yield {
      text,
      meaning: `It verifies when the empty fields (${names}) are signed too; they must be left out.`,
    };
  }
}

/** Stands for an empty value while the text is put together. */
const MARK = "\u0000";

/** The same fields put together by other rules than the protocol's. */
function* otherRules(message: JsonObject, secret: string): Generator<OtherText> {
  const signed = Object.entries(message)
    .filter(([name, value]) => name !== "sign" && value !== null && value !== undefined && value !== "")
    .map(([name, value]) => [name, typeof value === "string" ? value : stringifyJson(value)] as const);
  const write = (fields: readonly (readonly [string, string])[]) =>
    [...fields.map(([name, value]) => `${name}=${value}`), `key=${secret}`].join("&");
  const byName = (compare: (a: string, b: string) => number) => [...signed].sort(([a], [b]) => compare(a, b));
  const sorted = byName((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  yield { text: write(signed), meaning: "It verifies in the order of the JSON: the fields were not sorted." };
  yield {
    text: write(byName((a, b) => a.localeCompare(b, "en"))),
    meaning:
      "It verifies in the order of a dictionary: sort by bytes (capital letters first), not by language.",
  };
  yield {
    text: write(sorted.map(([name, value]) => [name, encodeURIComponent(value)])),
    meaning: "It verifies with URL-encoded values: they must be signed as they stand.",
  };
  yield {
    text: write(sorted.map(([name, value]) => [name, value.trim()])),
    meaning: "It verifies when spaces around the values are dropped: they must be signed as they stand.",
  };
  yield {
    text: `${write(sorted)}&`,
    meaning: "It verifies with one more & at the end.",
  };
}

function splitAtKey(text: string): [string, string] {
  const at = text.lastIndexOf("&key=");
  return at < 0 ? ["", text] : [text.slice(0, at), text.slice(at)];
}

const MOST_COMBINATIONS = 4_000;

/**
 * The message with its numbers written differently, as they may have been before a parser rewrote them (100.00 → 100, a
 * Long that lost digits), in every combination.
 *
 * @param appIds as the merchant knows them, with every digit
 */
function* otherWrittenForms(
  message: JsonObject,
  appIds: readonly string[],
): Generator<{ message: JsonObject; changed: string[] }> {
  const fields = Object.entries(message)
    .map(([name, value]) => ({ name, forms: formsOf(writtenText(value), name === "appId" ? appIds : []) }))
    .filter(({ name, forms }) => name !== "sign" && forms.length > 0);
  const total = fields.reduce((product, { forms }) => product * (forms.length + 1), 1);
  for (let n = 1; n < Math.min(total, MOST_COMBINATIONS); n++) {
    let rest = n;
    const changes: [string, string][] = [];
    for (const { name, forms } of fields) {
      const choice = rest % (forms.length + 1);
      rest = Math.floor(rest / (forms.length + 1));
      if (choice > 0) changes.push([name, forms[choice - 1]]);
    }
    const rewritten = Object.fromEntries(changes.map(([name, text]) => [name, new LosslessNumber(text)]));
    yield {
      message: { ...message, ...rewritten },
      changed: changes.map(([name, text]) => `${name} is written ${text}`),
    };
  }
}

function formsOf(text: string | undefined, longs: readonly string[]): string[] {
  if (text === undefined || !/^-?\d+(\.\d+)?$/.test(text)) return [];
  const short = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  const decimals = short.split(".")[1]?.length ?? 0;
  const forms = [short, ...[1, 2].filter((count) => count > decimals).map((count) => padded(short, count))];
  const sameDouble = longs.filter((long) => Number(long) === Number(text));
  return [...new Set([...forms, ...sameDouble])].filter((form) => form !== text && form.length < 25);
}

function padded(short: string, decimals: number): string {
  const [whole, fraction = ""] = short.split(".");
  return `${whole}.${fraction.padEnd(decimals, "0")}`;
}
