import type { ShownDayTally, ShownMethod } from "../../contract/admin-api";
import type { Currency } from "../../platform/catalogue";

/** Cents for dollars, yen for yen: whole numbers add up exactly. */
const PARTS: Record<Currency, number> = { jpy: 1, usd: 100 };

interface Summed {
  currency_code: Currency;
  amount: string;
}

/** The sum of a currency, as an exact decimal. */
export function addUp(tallies: readonly Summed[], currency: Currency): string {
  const parts = PARTS[currency];
  const sum = tallies
    .filter(({ currency_code }) => currency_code === currency)
    .reduce((total, { amount }) => total + Math.round(Number(amount) * parts), 0);
  return parts === 1 ? String(sum) : (sum / parts).toFixed(2);
}

/** What was captured on a day. @param tallies of one currency */
export function sumOfDay(tallies: readonly ShownDayTally[], day: string): string {
  const [first] = tallies;
  if (!first) return "0";
  return addUp(
    tallies.filter((tally) => tally.day === day),
    first.currency_code,
  );
}

/** The difference, such as `+12%`; null if there is nothing to compare with. */
export function changeOf(now: string, before: string): string | null {
  if (Number(before) === 0) return null;
  const percent = Math.round((Number(now) / Number(before) - 1) * 100);
  return `${percent > 0 ? "+" : percent < 0 ? "−" : "±"}${Math.abs(percent)}%`;
}

/** The methods, the one with the largest sum first. @param tallies of one currency */
export function namesIn(tallies: readonly ShownDayTally[]): ShownMethod[] {
  const methods = new Map<string, { method: ShownMethod; sum: number }>();
  for (const { method, amount } of tallies) {
    const known = methods.get(method.id);
    methods.set(method.id, { method, sum: (known?.sum ?? 0) + Number(amount) });
  }
  return [...methods.values()].sort((a, b) => b.sum - a.sum).map(({ method }) => method);
}
