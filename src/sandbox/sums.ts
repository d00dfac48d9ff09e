import { BigNumber } from "bignumber.js";
import type { Currency } from "../platform/catalogue";
import { compareAmounts, parsePlatformAmount, subtractAmounts, type PlatformAmount } from "../platform/money";
import { STATUS } from "../platform/schema";
import type { Order } from "./order";

/** The given text is not a sum of money that could be handed over; the message says why and what to give. */
export class SumError extends Error {
  override readonly name = "SumError";
}

const FEE_RATE = "0.03";
const DECIMAL_PLACES: Record<Currency, number> = { jpy: 0, usd: 2 };
const MAX_SUM = parsePlatformAmount("1000000000");
const ZERO = parsePlatformAmount("0");

/** What is still to be handed over; the whole sum once more when nothing is. */
export function amountDue(order: Order): PlatformAmount {
  const due = compareAmounts(order.actualAmount, order.amount) < 0;
  return due ? subtractAmounts(order.amount, order.actualAmount) : order.amount;
}

/**
 * Reads a sum of money that somebody hands over or sends.
 * @param written plain decimal in the unit of the currency.
 * @throws SumError unless it is more than zero, in whole yen or cents, and not absurd.
 */
export function readSum(written: string, currency: Currency): PlatformAmount {
  const sum = readMoney(written, currency);
  if (compareAmounts(sum, ZERO) === 0) {
    throw new SumError("The sum is zero: give more than nothing.");
  }
  return sum;
}

/** Like {@link readSum}, for a fee: zero is allowed too. */
export function readMoney(written: string, currency: Currency): PlatformAmount {
  const form = currency === "jpy" ? "whole yen" : "dollars with at most two decimals";
  if (!/^\d{1,12}(\.\d{1,8})?$/.test(written)) {
    throw new SumError(`The sum is no plain decimal number: give ${form}.`);
  }
  const sum = parsePlatformAmount(written);
  if ((new BigNumber(sum).decimalPlaces() ?? 0) > DECIMAL_PLACES[currency]) {
    throw new SumError(`The sum has too many decimals: give ${form}.`);
  }
  if (compareAmounts(sum, MAX_SUM) > 0) {
    throw new SumError(`The sum is too large: give at most ${MAX_SUM}.`);
  }
  return sum;
}

/** Status 2, 4 or 5 by the sum that came so far. */
export function statusOfSum({ actualAmount, amount }: Order): Order["status"] {
  const difference = compareAmounts(actualAmount, amount);
  if (difference === 0) {
    return STATUS.paid;
  }
  return difference < 0 ? STATUS.partial : STATUS.over;
}

/** The sandbox's fee when nobody sets one: 3 %, rounded half up to yen or cents. */
export function usualFee(amount: PlatformAmount, currency: Currency): PlatformAmount {
  const fee = new BigNumber(amount).times(FEE_RATE);
  return parsePlatformAmount(fee.toFixed(DECIMAL_PLACES[currency], BigNumber.ROUND_HALF_UP));
}
