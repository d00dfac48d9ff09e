import type { JournalFormat, JournalName } from "../../contract/journals";
import { keepAsText } from "../csv-text";
import type { BookAccount, BookEntry, BookOccasion } from "./entries";

export type BookFormat = JournalFormat;

/** The names of accounts and tax categories in the accounting software; its import requires an exact match. */
export type BookNames = Record<JournalName, string>;

const ACCOUNTS = {
  receivable: "売掛金",
  sale: "売上高",
  fee: "支払手数料",
  deposit: "預り金",
  bank: "普通預金",
  tax_none: "対象外",
  tax_outside: "対象外",
};

/** The names that a new business finds in each product. */
export const DEFAULT_NAMES: Record<BookFormat, BookNames> = {
  freee: {
    ...ACCOUNTS,
    tax_standard: "課税売上10%",
    tax_reduced: "課税売上8%（軽）",
    tax_fee: "課対仕入10%",
  },
  money_forward: {
    ...ACCOUNTS,
    tax_standard: "課税売上 10%",
    tax_reduced: "課税売上 (軽)8%",
    tax_fee: "課税仕入 10%",
  },
  yayoi: {
    ...ACCOUNTS,
    tax_standard: "課税売上込10%",
    tax_reduced: "課税売上込軽減8%",
    tax_fee: "課対仕入込10%",
  },
};

/** A line of the journal with its description. */
interface JournalLine {
  entry: BookEntry;
  /** How people and programs identify the payment: method, order, the platform's number. */
  about: string;
  /** Counts from 1 within the file. */
  number: number;
}

interface Format {
  /** Null for a file that begins with its data. */
  titles: readonly string[] | null;
  encoding: "Shift_JIS" | "utf8";
  cells: (line: JournalLine, names: BookNames) => string[];
}

const OCCASIONS: Record<BookOccasion, string> = {
  sale: "売上",
  fee: "決済手数料",
  deposit: "お預り（過入金・未確定）",
  deposit_used: "お預り分の売上振替",
  refund: "返金",
  correction: "返金の取消",
};

/** The import formats that each product publishes; docs/operating.md names the pages. */
export const FORMATS: Record<BookFormat, Format> = {
  freee: {
    titles: [
      ...["日付", "伝票番号", "決算整理仕訳"],
      ...["借方勘定科目", "借方金額", "借方税区分", "貸方勘定科目", "貸方金額", "貸方税区分", "摘要"],
    ],
    encoding: "utf8",
    cells: (line, names) => {
      const { day, debit, credit, amount } = line.entry;
      const sum = amount.toFixed(0);
      return [
        ...[slashes(day), String(line.number), ""],
        ...[names[debit], sum, taxName(line.entry, debit, names)],
        ...[names[credit], sum, taxName(line.entry, credit, names), remark(line)],
      ];
    },
  },
  money_forward: {
    titles: [
      ...["取引No", "取引日"],
      ...["借方", "貸方"].flatMap((side) => [
        ...[`${side}勘定科目`, `${side}補助科目`, `${side}部門`, `${side}取引先`, `${side}税区分`],
        ...[`${side}インボイス`, `${side}金額(円)`, `${side}税額`],
      ]),
      ...["摘要", "仕訳メモ", "タグ", "MF仕訳タイプ", "決算整理仕訳"],
      ...["作成日時", "作成者", "最終更新日時", "最終更新者"],
    ],
    encoding: "Shift_JIS",
    cells: (line, names) => {
      const { day, debit, credit, amount } = line.entry;
      const side = (account: BookAccount) => [
        ...[names[account], "", "", "", taxName(line.entry, account, names), "", amount.toFixed(0), ""],
      ];
      return [
        ...[String(line.number), slashes(day), ...side(debit), ...side(credit), remark(line)],
        ...["", "HaiPay", "", "", "", "", "", ""],
      ];
    },
  },
  yayoi: {
    titles: null,
    encoding: "Shift_JIS",
    cells: (line, names) => {
      const { day, debit, credit, amount } = line.entry;
      const side = (account: BookAccount) => [
        ...[names[account], "", "", taxName(line.entry, account, names), amount.toFixed(0), ""],
      ];
      return [
        // A single line, not part of a voucher; the software numbers vouchers itself.
        ...["2000", "", "", slashes(day), ...side(debit), ...side(credit), halfWidthCut(remark(line), 64)],
        // Number, due day, type, origin, memo, two labels, adjustment.
        ...["", "", "0", "", "", "0", "0", "no"],
      ];
    },
  },
};

export const BOOK_FORMATS = Object.keys(FORMATS) as BookFormat[];

export const BOOK_NAMES = Object.keys(DEFAULT_NAMES.freee) as JournalName[];

function taxName({ tax }: BookEntry, account: BookAccount, names: BookNames): string {
  if (account === "fee") return names.tax_fee;
  return account === "sale" && tax !== null ? names[`tax_${tax}`] : names.tax_outside;
}

function remark({ entry, about }: JournalLine): string {
  const { occasion, reference } = entry;
  const text = [OCCASIONS[occasion], about, reference].filter((part) => part !== null).join(" ");
  return keepAsText(text) ?? "";
}

function slashes(day: string): string {
  return day.replaceAll("-", "/");
}

/** The beginning of a text, as long as fits into this many half-width columns. */
function halfWidthCut(text: string, most: number): string {
  let left = most;
  let cut = "";
  for (const letter of text) {
    left -= /^[\u0020-\u007e\uff61-\uff9f]$/.test(letter) ? 1 : 2;
    if (left < 0) break;
    cut += letter;
  }
  return cut;
}
