import { stringify } from "csv-stringify/sync";

/** What a spreadsheet would treat as the start of a formula, including the full-width forms that Japanese keyboards produce. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/;
/** A spreadsheet keeps 15 digits of a number, replaces the rest with zeros, and drops zeros at the front. */
const NUMBER_OF_DIGITS = /^\d+$/;

/** With `'` before what a spreadsheet would execute. The library's own protection does not handle spaces. */
export function keepAsText(text: string | null): string | null {
  return text !== null && FORMULA.test(text) ? `'${text}` : text;
}

/**
 * A number that identifies something, as `No.6026040100000001`: with letters before it, every program treats it as text. An
 * apostrophe would become part of the text outside Excel, and `="…"` is a formula.
 */
export function keepAsNumber(digits: string | null): string | null {
  return digits !== null && NUMBER_OF_DIGITS.test(digits) ? `No.${digits}` : keepAsText(digits);
}

/**
 * Lines of a CSV file as RFC 4180 writes them.
 *
 * @param bom whether the file starts here: without the mark Excel assumes the computer's legacy encoding, and
 *   the Japanese is lost
 */
export function csvLines(lines: (string | null)[][], { bom = false } = {}): string {
  return stringify(lines, { bom, record_delimiter: "windows", quoted_match: /[\r\n]|^\s|\s$/ });
}
