import { BigNumber } from "bignumber.js";
import type { Currency } from "./catalogue";
import { writeSum, type Language, type Words } from "./language";

/** What is charged, as sent to the platform: yen "1200", dollars "12.34" (protocol §4). */
export type ChargeAmount = string & { readonly __brand: "ChargeAmount" };

/** An amount that the platform reported, exact and canonical: "50000.00" becomes "50000". */
export type PlatformAmount = string & { readonly __brand: "PlatformAmount" };

/** The text is not an amount that could be charged or reported. */
export class AmountError extends Error {
  override readonly name = "AmountError";
}

/** The amount lies outside the limits of the method. */
export class LimitError extends Error {
  override readonly name = "LimitError";
  /** The message in each language, safe to show to the buyer. */
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

type Sums = Record<"sum" | "min" | "max", string>;

const OUTSIDE_LIMITS: Record<Language, (method: string, sums: Sums) => string> = {
  en: (method, { sum, min, max }) =>
    `${method} takes from ${min} to ${max} per payment, and this one is ${sum}: choose another method or change the amount.`,
  ja: (method, { sum, min, max }) =>
    `${method}のご利用は1回のお支払いにつき${min}〜${max}です。今回の金額は${sum}です。別のお支払い方法をお選びいただくか、金額を変更してください。`,
};

/** Our own constructor: settings that other code makes on the shared one must not change what is charged. */
const Decimal = BigNumber.clone();
/** Of what is paid and charged: whole yen, cents (protocol §4). */
export const DECIMAL_PLACES: Record<Currency, number> = { jpy: 0, usd: 2 };
const PLAIN_DECIMAL = /^\d+(\.\d+)?$/;
const MAX_LENGTH = 64;

function readDecimal(written: string): BigNumber {
  if (written.length > MAX_LENGTH) {
    throw new AmountError(
      `The amount has ${written.length} characters: give a decimal number of at most ${MAX_LENGTH} characters.`,
    );
  }
  if (!PLAIN_DECIMAL.test(written)) {
    throw new AmountError(
      `The amount ${JSON.stringify(written)} is not a plain, non-negative decimal number: give digits with at most one point, such as "1200" or "12.34".`,
    );
  }
  return new Decimal(written);
}

/**
 * Rounds an amount to what can be charged: half up, to whole yen or to cents.
 * @param amount exact decimal string in the unit of the currency (yen or dollars), such as "108.4"; at most 64 characters.
 * @throws AmountError when it is not a plain decimal, negative, zero or rounds to zero. Source: protocol §4.
 */
export function toChargeAmount(amount: string, currency: Currency): ChargeAmount {
  const exact = readDecimal(amount);
  const rounded = exact.decimalPlaces(DECIMAL_PLACES[currency], BigNumber.ROUND_HALF_UP);
  if (rounded.isZero()) {
    const reason = exact.isZero() ? "is zero" : `rounds to zero in ${currency.toUpperCase()}`;
    throw new AmountError(`The amount "${amount}" ${reason}: there is nothing to charge, so use no payment.`);
  }
  return rounded.toFixed(DECIMAL_PLACES[currency]) as ChargeAmount;
}

/**
 * Rounds a sum that is only for the books, such as the tax in an order: half up, to whole yen or to cents,
 * as Medusa's own pages show it. Zero is an amount here.
 * @param amount exact decimal string in the unit of the currency, such as "154.5454"; at most 64 characters.
 * @throws AmountError when it is not a plain decimal or negative.
 */
export function roundToUnit(amount: string, currency: Currency): string {
  return readDecimal(amount).decimalPlaces(DECIMAL_PLACES[currency], BigNumber.ROUND_HALF_UP).toFixed();
}

/**
 * Reads an amount as the platform writes it ("50000.00") into its canonical form ("50000").
 * @throws AmountError unless it is a plain non-negative decimal of at most 64 characters. Source: protocol §6.
 */
export function parsePlatformAmount(written: string): PlatformAmount {
  return readDecimal(written).toFixed() as PlatformAmount;
}

/** -1 when a is less than b, 0 when they are the same value, 1 when a is more. */
export function compareAmounts(
  a: ChargeAmount | PlatformAmount,
  b: ChargeAmount | PlatformAmount,
): -1 | 0 | 1 {
  const left = readDecimal(a);
  const right = readDecimal(b);
  if (left.isEqualTo(right)) {
    return 0;
  }
  return left.isLessThan(right) ? -1 : 1;
}

/** The exact sum of two amounts of one currency. */
export function addAmounts(
  a: ChargeAmount | PlatformAmount,
  b: ChargeAmount | PlatformAmount,
): PlatformAmount {
  return readDecimal(a).plus(readDecimal(b)).toFixed() as PlatformAmount;
}

/**
 * The exact difference a − b of two amounts of one currency.
 * @throws AmountError when b is more than a.
 */
export function subtractAmounts(
  a: ChargeAmount | PlatformAmount,
  b: ChargeAmount | PlatformAmount,
): PlatformAmount {
  const difference = readDecimal(a).minus(readDecimal(b));
  if (difference.isNegative() && !difference.isZero()) {
    throw new AmountError(`${a} − ${b} is negative: compare the amounts first and subtract the smaller one.`);
  }
  return difference.toFixed() as PlatformAmount;
}

/** An exact percentage of an amount. */
export function percentOf(amount: ChargeAmount | PlatformAmount, percent: number): PlatformAmount {
  return readDecimal(amount).times(percent).dividedBy(100).toFixed() as PlatformAmount;
}

/** The exact difference a − b of two amounts of one currency, which may be negative ("-12.5"). */
export function signedDifference(a: ChargeAmount | PlatformAmount, b: ChargeAmount | PlatformAmount): string {
  return readDecimal(a).minus(readDecimal(b)).toFixed();
}

/**
 * Checks that the charge lies within the limits of the method, both inclusive.
 * @param limits decimal strings in the unit of the currency (protocol §5, or the merchant's own).
 * @throws LimitError stating method, limits and amount in each language.
 */
export function checkLimits(
  amount: ChargeAmount,
  limits: { min: string; max: string },
  method: Words,
  currency: Currency,
): void {
  const charge = readDecimal(amount);
  if (!charge.isLessThan(readDecimal(limits.min)) && !charge.isGreaterThan(readDecimal(limits.max))) return;
  const write = (sum: string) => writeSum(sum, currency);
  const sums: Sums = { sum: write(amount), min: write(limits.min), max: write(limits.max) };
  throw new LimitError({
    en: OUTSIDE_LIMITS.en(method.en, sums),
    ja: OUTSIDE_LIMITS.ja(method.ja, sums),
  });
}
