import { BigNumber } from "bignumber.js";
import type { Currency } from "../../../platform/catalogue";
import { DECIMAL_PLACES } from "../../../platform/money";
import type { FeeRate } from "../../../platform/payment-configuration";

/** How the fee of a payment is calculated: a percentage of the charge and a fixed sum, exact decimals as text. */
export interface FeeRule {
  percent: string;
  /** In the unit of the currency. */
  fixed: string;
  rounding: (typeof ROUNDINGS)[number];
}

const ROUNDINGS = ["half_up", "down", "up"] as const;
const ROUNDING_MODES: Record<FeeRule["rounding"], BigNumber.RoundingMode> = {
  half_up: BigNumber.ROUND_HALF_UP,
  down: BigNumber.ROUND_DOWN,
  up: BigNumber.ROUND_UP,
};
const NUMBER = /^\d{1,9}(\.\d{1,9})?$/;

/** How many payments must have cost what a rule predicts before it counts as understood. */
const LEAST_EVIDENCE = 3;
/** Of all payments considered, so that a change at the platform does not go unnoticed for long. */
const LEAST_SHARE = 0.8;

/** The charge and the cost of one payment, exact decimals in the unit of the currency. */
export interface Evidence {
  charge: string;
  fee: string;
}

/**
 * Finds how a fee is calculated. The meaning of the platform's codes and figures is not published (protocol §9), so an interpretation
 * counts only if it predicts what real payments cost.
 *
 * @param evidence the latest payments by the method
 * @returns undefined when it is not understood: then nothing is predicted
 */
export function learnFeeRule(
  fee: FeeRate,
  evidence: readonly Evidence[],
  currency: Currency,
): FeeRule | undefined {
  const enough = Math.max(LEAST_EVIDENCE, Math.ceil(evidence.length * LEAST_SHARE));
  return readingsOf(fee).find((rule) => {
    const fits = evidence.filter((paid) =>
      new BigNumber(paid.fee).eq(expectedFee(rule, paid.charge, currency)),
    );
    return fits.length >= enough;
  });
}

/** @param charge an exact decimal in the unit of the currency; the fee is one as well, in whole yen or cents */
export function expectedFee(
  { percent, fixed, rounding }: FeeRule,
  charge: string,
  currency: Currency,
): string {
  const fee = new BigNumber(charge).times(percent).div(100).plus(fixed);
  return fee.decimalPlaces(DECIMAL_PLACES[currency], ROUNDING_MODES[rounding]).toFixed();
}

/** The possible meanings of the figures: 3.00 may be a percentage, and 0.03 a fraction; tiers by sum are not guessed at. */
function readingsOf({ rate, fixed, degrees }: FeeRate): FeeRule[] {
  if (degrees !== null || (rate === null && fixed === null)) return [];
  if (![rate, fixed].every((text) => text === null || NUMBER.test(text))) return [];
  const share = new BigNumber(rate ?? 0);
  const percents = [share, share.times(100)].filter((percent) => percent.lte(100));
  return percents.flatMap((percent) =>
    ROUNDINGS.map((rounding) => ({
      percent: percent.toFixed(),
      fixed: new BigNumber(fixed ?? 0).toFixed(),
      rounding,
    })),
  );
}
