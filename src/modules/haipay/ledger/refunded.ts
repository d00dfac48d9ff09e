import { compareAmounts, parsePlatformAmount } from "../../../platform/money";
import type { CollectOrder } from "./collect-order";

type Received = Pick<
  CollectOrder,
  "state" | "received_amount" | "refunded_amount" | "captured_payment_id" | "taken_over_at"
>;

/**
 * Whether a paid row's money may go into an order. Money that was given back before it was captured may not, not even
 * when a part of it is left: whoever gave it back has decided against the purchase, also when that record is corrected.
 */
export function isCapturable(row: Received): boolean {
  if (row.state !== "paid") return false;
  return row.captured_payment_id !== null || (row.taken_over_at === null && isZero(row.refunded_amount));
}

/** Whether a paid row was never captured and everything that came for it went back to the shopper. */
export function isGivenBack(row: Received): boolean {
  if (row.state !== "paid" || row.captured_payment_id !== null || isZero(row.refunded_amount)) return false;
  const received = parsePlatformAmount(row.received_amount ?? "0");
  return compareAmounts(parsePlatformAmount(row.refunded_amount), received) >= 0;
}

function isZero(amount: string): boolean {
  return compareAmounts(parsePlatformAmount(amount), parsePlatformAmount("0")) === 0;
}
