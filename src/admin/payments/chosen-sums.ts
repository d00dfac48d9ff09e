import type { Currency } from "../../platform/catalogue";
import { formatSum } from "../format/sum";

/** Fractions of a unit are at most hundredths: cents, and what Medusa leaves of a yen. */
const PLACES = 2;

interface Charged {
  currency_code: Currency;
  sums: { charge: string | null };
}

/** The sums of some payments as people read them, by currency, the one of most payments first. */
export function sumsOf(rows: readonly Charged[]): string[] {
  const sums = new Map<Currency, { hundredths: bigint; count: number }>();
  for (const {
    currency_code,
    sums: { charge },
  } of rows) {
    if (charge === null) continue;
    const { hundredths, count } = sums.get(currency_code) ?? { hundredths: 0n, count: 0 };
    const [whole, fraction = ""] = charge.split(".");
    const more = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, "0"));
    sums.set(currency_code, { hundredths: hundredths + more, count: count + 1 });
  }
  return [...sums]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([currency, { hundredths }]) => {
      const digits = hundredths.toString().padStart(PLACES + 1, "0");
      return formatSum(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`, currency);
    });
}
