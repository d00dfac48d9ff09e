import { foldName } from "../platform/kana";

/** The possible meanings of a typed text; absent if it cannot mean that. */
export interface SearchTerms {
  /** An amount as an exact decimal. */
  amount?: string;
  /** The beginning of a phone number, in national form. */
  phone?: string;
  /** The number of a slip or an account. */
  slip?: string;
  /** The beginning of a name, folded. */
  name?: string;
}

const AMOUNT = /^[¥$]?(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,2})?円?$/;
/** What people write between digits. */
const BETWEEN_DIGITS = /[\s().\-‐-―−ー]/gu;
const JAPAN = /^(?:\+|00)81\(?0?\)?/;
/** Fewer digits would match the phones of half the country. */
const FEWEST_DIGITS = 5;
const FEWEST_OF_SLIP = 6;

/** Reads what a person typed; full-width characters are treated like the others. */
export function readSearch(text: string): SearchTerms {
  const plain = text.normalize("NFKC").trim();
  const terms: SearchTerms = {};
  const amount = AMOUNT.exec(plain.replaceAll(/\s/g, ""));
  if (amount) terms.amount = `${amount[1].replaceAll(",", "")}${amount[2] ?? ""}`;
  const digits = plain.replaceAll(BETWEEN_DIGITS, "");
  const phone = digits.replace(JAPAN, "0");
  if (/^0\d+$/.test(phone) && phone.length >= FEWEST_DIGITS && phone.length <= 11) terms.phone = phone;
  if (/^\d+$/.test(digits) && digits.length >= FEWEST_OF_SLIP) terms.slip = digits;
  // No name contains a digit, a currency sign or the `#` of an order number.
  const name = foldName(plain);
  if (/\p{L}/u.test(name) && !/[\d#@_¥$%]/u.test(name)) terms.name = name;
  return terms;
}
