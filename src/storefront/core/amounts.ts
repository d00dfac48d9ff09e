/** How many decimals a sum of the currency has. */
function decimalsOf(currencyCode: string): number {
  return currencyCode.toLowerCase() === "jpy" ? 0 : 2;
}

/**
 * `amount - other` of exact decimals in yen or dollars, without the errors of binary fractions; "0" (or "0.00") when that
 * is less than nothing.
 */
export function subtract(amount: string, other: string, currencyCode: string): string {
  const decimals = decimalsOf(currencyCode);
  const rest = inSmallestUnit(amount, decimals) - inSmallestUnit(other, decimals);
  return (Math.max(0, rest) / 10 ** decimals).toFixed(decimals);
}

/** Whether a sum is greater than zero. */
export function isSome(amount: string | null | undefined): amount is string {
  return Number(amount) > 0;
}

function inSmallestUnit(amount: string, decimals: number): number {
  const [whole, fraction = ""] = amount.split(".");
  return Number(whole + fraction.padEnd(decimals, "0").slice(0, decimals));
}
