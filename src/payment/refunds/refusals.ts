import type { RefundedMoney } from "../../contract/refusals";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type { RefusedError } from "../../modules/haipay/refusal";
import { japanDayOf } from "../../platform/japan-time";
import { compareAmounts, type PlatformAmount } from "../../platform/money";
import { refuse } from "../refuse";
import type { CheckedRefund } from "./input";

/** @throws RefusedError for anything but a request that finishes what a crash cut off */
export function refuseUnlessHalfDone(before: RecordedRefund, wanted: CheckedRefund): void {
  const same =
    before.amount === wanted.amount &&
    japanDayOf(before.paid_on) === japanDayOf(wanted.paid_on) &&
    (wanted.target === undefined || wanted.target === before.target);
  if (before.booked_at === null && same) return;
  throw refuseReference(before);
}

/** The refusal when another refund of the collect order has the reference. */
export function refuseReference(before: RecordedRefund): RefusedError {
  const { reference, amount, currency, paid_on, booked_at } = before;
  const figures = { reference, amount, currency_code: currency, day: japanDayOf(paid_on) };
  return refuse(booked_at === null ? "reference_cut_off" : "reference_used", { field: "reference", figures });
}

/**
 * @param left what can still be paid out
 * @param of whose money it is
 * @throws RefusedError when the refund is of more than that
 */
export function refuseMoreThan(
  left: PlatformAmount,
  amount: PlatformAmount,
  { currency: currency_code }: Pick<CollectOrder, "currency">,
  of: RefundedMoney,
): void {
  if (compareAmounts(amount, left) <= 0) return;
  const field = "amount";
  throw left === "0"
    ? refuse("nothing_left", { field, figures: { currency_code, of } })
    : refuse("more_than_left", { field, figures: { amount, left, currency_code, of } });
}
