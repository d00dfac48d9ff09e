import { LosslessNumber } from "lossless-json";
import { writtenText, type JsonObject } from "../../platform/json";

const MOST_COMBINATIONS = 4_000;

/**
 * The message with its numbers written otherwise, as they may have stood before a parser rewrote them (100.00 → 100, a
 * Long that lost digits), in every combination.
 *
 * @param appIds as the merchant knows them, with every digit
 */
export function* otherWrittenForms(
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
