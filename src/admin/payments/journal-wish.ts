import type { JournalFormat, JournalName } from "../../contract/journals";
import { toJapanField } from "../format/time";

/** Keys of records, so that the compiler asks for whatever the server adds. */
const FORMATS: Record<JournalFormat, true> = { freee: true, money_forward: true, yayoi: true };
const NAMES: Record<JournalName, true> = {
  ...{ receivable: true, sale: true, fee: true, deposit: true, bank: true },
  ...{ tax_standard: true, tax_reduced: true, tax_none: true, tax_fee: true, tax_outside: true },
};

export const JOURNAL_FORMATS = Object.keys(FORMATS) as JournalFormat[];

/** In the order of the form. */
export const JOURNAL_NAMES = Object.keys(NAMES) as JournalName[];

/** The form of the journal; an empty name stands for the usual one. */
export interface JournalWish {
  format: JournalFormat;
  from: string;
  to: string;
  names: Record<string, string>;
}

const KEPT_AS = "haipay.journal";

/** The last month in Japan, with the software and the names that were used in this browser before. */
export function firstJournalWish(now: Date): JournalWish {
  const month = new Date(`${toJapanField(now).slice(0, 7)}-01T00:00:00Z`);
  const lastDay = new Date(month.getTime() - 86_400_000).toISOString().slice(0, 10);
  const span = { from: `${lastDay.slice(0, 7)}-01`, to: lastDay };
  return { format: "freee", names: {}, ...readKept(), ...span };
}

/** Remembers software and names for the next month. */
export function keepJournalWish({ format, names }: JournalWish): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify({ format, names }));
  } catch {
    // If the browser stores nothing, the form is empty the next time.
  }
}

function readKept(): Partial<JournalWish> {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? "{}") as Partial<JournalWish>;
    if (!kept.format || !JOURNAL_FORMATS.includes(kept.format)) return {};
    return { format: kept.format, names: kept.names ?? {} };
  } catch {
    return {};
  }
}
