/** Excel takes a file without this mark for one in the computer's old encoding, and the Japanese is lost. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** What a spreadsheet would take for the begin of a formula, also in the wide form that Japanese keyboards write. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/;
/** A spreadsheet keeps 15 digits of a number and puts zeros in the place of the others. */
const LONG_NUMBER = /^\d{16,}$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** A cell: text that somebody wrote, or a number or time of our own that the spreadsheet is to understand. */
export type Cell = { text: string | null } | { value: string | null };

/** One line of a CSV file as RFC 4180 writes it. Texts that a spreadsheet would not leave as they are begin with `'`. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quote("text" in cell ? escapeText(cell.text ?? "") : (cell.value ?? ""))).join(",")}\r\n`;
}

function escapeText(text: string): string {
  return FORMULA.test(text) || LONG_NUMBER.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
