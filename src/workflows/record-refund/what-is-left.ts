import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { sumRefunds, type RecordedRefund } from "../../modules/haipay/ledger/refund";
import type { Currency } from "../../platform/catalogue";
import {
  AmountError,
  compareAmounts,
  parsePlatformAmount,
  subtractAmounts,
  toChargeAmount,
  type PlatformAmount,
} from "../../platform/money";

type Recorded = Pick<RecordedRefund, "corrects_id" | "target" | "amount">;

/**
 * What can still be paid out of a captured payment. Medusa may have captured a fraction of a yen more or less than the
 * shopper paid; rounded as the charge was, it is what the shopper paid.
 *
 * @param left what Medusa captured and did not refund, as an exact decimal
 */
export function leftToPayOut(left: string, currency: Currency): PlatformAmount {
  try {
    return parsePlatformAmount(toChargeAmount(left, currency));
  } catch (error) {
    // Nothing, less than nothing, or less than can be paid out.
    if (error instanceof AmountError) return NOTHING;
    throw error;
  }
}

/**
 * What Medusa books for a sum that was paid out: the same, and with the last of it the fraction too.
 *
 * @param left what Medusa captured and did not refund, as an exact decimal
 */
export function sumToBook(amount: PlatformAmount, left: string, currency: Currency): string {
  return compareAmounts(amount, leftToPayOut(left, currency)) === 0 ? left : amount;
}

/**
 * What can still be recorded in the ledger alone: all that came, unless Medusa captured the charge; then the surplus.
 *
 * @param refunds all of the collect order, also those that are not booked yet, and what corrects them
 */
export function leftInLedger(row: CollectOrder, refunds: readonly Recorded[]): PlatformAmount {
  const received = parsePlatformAmount(row.received_amount ?? "0");
  const own = row.captured_payment_id === null ? received : less(received, row.charge_amount ?? "0");
  return less(own, sumRefunds(refunds.filter(({ target }) => target === "ledger")));
}

function less(amount: PlatformAmount, taken: string): PlatformAmount {
  const other = parsePlatformAmount(taken);
  return compareAmounts(amount, other) > 0 ? subtractAmounts(amount, other) : NOTHING;
}

const NOTHING: PlatformAmount = parsePlatformAmount("0");
