import type { Currency } from "../../platform/catalogue";
import type { Language } from "../../platform/language";

/** The minimum number of decimal places of a sum in the currency. */
const PLACES: Record<Currency, number> = { jpy: 0, usd: 2 };
const SYMBOLS: Record<Currency, string> = { jpy: "¥", usd: "$" };

/**
 * A sum as people read it, every digit kept: "1700" becomes "¥1,700", "12.3" becomes "$12.30", "108.4" stays ¥108.4.
 * Both languages write these two currencies alike.
 *
 * @param sum an exact decimal as text, in yen or dollars
 */
export function formatSum(sum: string, currency: Currency): string {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(sum) ?? [];
  if (whole === undefined) return sum;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = fraction.replace(/0+$/, "").padEnd(PLACES[currency], "0");
  return `${sign}${SYMBOLS[currency]}${grouped}${digits && `.${digits}`}`;
}

/** A whole number with its thousands marked. */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(language).format(count);
}
