import {
  addAmounts,
  compareAmounts,
  parsePlatformAmount,
  subtractAmounts,
  type PlatformAmount,
} from "../../../platform/money";
import type { CollectOrder } from "./collect-order";

/** What matters about a refund when adding up what was paid out. */
interface Counted {
  /** The recorded refund that the entry reverses; null for a refund. */
  corrects_id: string | null;
  amount: string | null;
}

/** What was paid out in total: the refunds less those that were reversed. A missing sum counts as zero. */
export function sumRefunds(entries: readonly Counted[]): PlatformAmount {
  const refunds = entries.filter(({ corrects_id }) => corrects_id === null);
  const corrections = entries.filter(({ corrects_id }) => corrects_id !== null);
  return subtractAmounts(sum(refunds), sum(corrections));
}

function sum(entries: readonly Counted[]): PlatformAmount {
  return entries.reduce<PlatformAmount>(
    (total, { amount }) => addAmounts(total, parsePlatformAmount(amount ?? "0")),
    parsePlatformAmount("0"),
  );
}

type Received = Pick<
  CollectOrder,
  "state" | "received_amount" | "refunded_amount" | "captured_payment_id" | "taken_over_at"
>;

/**
 * Whether a paid row's money may go into an order. Money that a person took over, or that was refunded before it was
 * captured, may not, even if part of it is left: that person has decided against the purchase.
 */
export function isCapturable(row: Received): boolean {
  if (row.state !== "paid") return false;
  return row.captured_payment_id !== null || (isZero(row.refunded_amount) && row.taken_over_at === null);
}

/** Whether a person decided about a paid row's money that was never captured: all of it was paid back, or the person took it over. */
export function isTakenOver(row: Received): boolean {
  if (row.state !== "paid" || row.captured_payment_id !== null) return false;
  if (row.taken_over_at !== null) return true;
  if (isZero(row.refunded_amount)) return false;
  const received = parsePlatformAmount(row.received_amount ?? "0");
  return compareAmounts(parsePlatformAmount(row.refunded_amount), received) >= 0;
}

/** Whether all of a paid row's money is waiting for a person and belongs to no order. */
export function isUnused(row: Received & Pick<CollectOrder, "settled_at">): boolean {
  return isCapturable(row) && row.captured_payment_id === null && row.settled_at !== null;
}

function isZero(amount: string): boolean {
  return compareAmounts(parsePlatformAmount(amount), parsePlatformAmount("0")) === 0;
}
