import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import { japanDayOf } from "../../platform/japan-time";
import { compareAmounts, type PlatformAmount } from "../../platform/money";
import type { CheckedRefund } from "./input";

/** @throws MedusaError DUPLICATE_ERROR for anything but the rest of what a crash cut off */
export function refuseUnlessHalfDone(before: RecordedRefund, wanted: CheckedRefund): void {
  const same =
    before.amount === wanted.amount &&
    japanDayOf(before.paid_on) === japanDayOf(wanted.paid_on) &&
    (wanted.target === undefined || wanted.target === before.target);
  if (before.booked_at === null && same) return;
  const sum = `${before.amount} ${before.currency.toUpperCase()} of ${japanDayOf(before.paid_on)}`;
  throw new MedusaError(
    MedusaError.Types.DUPLICATE_ERROR,
    before.booked_at === null
      ? `reference "${before.reference}" belongs to a refund of ${sum} that was cut off: record that one again first.`
      : `reference "${before.reference}" was recorded already, for ${sum}: a second refund needs a reference of its own.`,
  );
}

/**
 * @param left what can still be paid out
 * @param where whose money it is, for the message
 * @throws MedusaError NOT_ALLOWED when the refund is of more than that
 */
export function refuseMoreThan(
  left: PlatformAmount,
  amount: PlatformAmount,
  { currency, platform_order_id }: CollectOrder,
  where: string,
): void {
  if (compareAmounts(amount, left) <= 0) return;
  const unit = currency.toUpperCase();
  throw notAllowed(
    left === "0"
      ? `amount ${amount} ${unit}: nothing is left to refund ${where} for collect order ${platform_order_id}.`
      : `amount ${amount} ${unit} is more than is left to refund ${where}: ${left} ${unit}. Record ${left} ${unit} or less.`,
  );
}

export function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message);
}
