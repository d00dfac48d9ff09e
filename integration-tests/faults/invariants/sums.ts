import BigNumber from "bignumber.js";

export function sum(amounts: readonly string[]): BigNumber {
  return amounts.reduce((total, amount) => total.plus(amount), new BigNumber(0));
}

export function written(amounts: readonly string[]): string {
  return sum(amounts).toFixed();
}
