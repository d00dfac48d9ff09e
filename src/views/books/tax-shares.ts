import { BigNumber } from "bignumber.js";

/** How a sale is taxed: at Japan's standard rate, at the reduced one (food, newspapers), or in another way. */
export const TAX_KINDS = ["standard", "reduced", "none"] as const;

export type TaxKind = (typeof TAX_KINDS)[number];

/** How much of a sale is taxed in which way. */
export interface TaxShare {
  kind: TaxKind;
  /** With tax, in any unit: only the proportions count. */
  amount: BigNumber;
}

const RATES: Record<number, TaxKind> = { 10: "standard", 8: "reduced" };

/** @param rate percent; undefined where nothing is taxed */
export function taxKindOf(rate: number | undefined): TaxKind {
  return RATES[rate ?? 0] ?? "none";
}

/**
 * Splits a sum by tax rate. The parts are whole yen and add up to the sum exactly: what rounding leaves goes to
 * the largest share.
 *
 * @param sum whole yen
 * @param shares of the order; without any, all of it counts as untaxed
 */
export function splitByTax(sum: BigNumber, shares: readonly TaxShare[]): TaxShare[] {
  const merged = TAX_KINDS.map((kind) => ({
    kind,
    amount: BigNumber.sum(0, ...shares.filter((share) => share.kind === kind).map(({ amount }) => amount)),
  })).filter(({ amount }) => amount.gt(0));
  const total = BigNumber.sum(0, ...merged.map(({ amount }) => amount));
  const [largest, ...rest] = merged.sort((a, b) => b.amount.comparedTo(a.amount) ?? 0);
  if (!largest) return [{ kind: "none", amount: sum }];
  const parts = rest.map(({ kind, amount }) => ({
    kind,
    amount: sum.times(amount).div(total).decimalPlaces(0, BigNumber.ROUND_DOWN),
  }));
  const left = sum.minus(BigNumber.sum(0, ...parts.map(({ amount }) => amount)));
  return [{ kind: largest.kind, amount: left }, ...parts].filter(({ amount }) => !amount.isZero());
}
