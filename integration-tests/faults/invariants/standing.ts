import type { AttentionReason } from "../../../src/modules/haipay/ledger/attentions";
import type { SandboxOrder } from "../../../src/sandbox/control-client";
import type { Books, LedgerRow } from "./books";
import { sum } from "./sums";

/** These say nothing about money that is there and was not captured. */
const BESIDE_THE_POINT: readonly AttentionReason[] = ["over", "partial", "total_changed"];

/** The platform says of this order that its money is there: status 2 or 5, and the whole sum. */
export function isPaid({ status, actualAmount, amount }: SandboxOrder): boolean {
  return (status === 2 || status === 5) && covers(actualAmount, amount);
}

export function covers(received: string, charged: string): boolean {
  return sum([received]).gte(charged);
}

export function isMoneyThere({ actualAmount }: SandboxOrder): boolean {
  return sum([actualAmount]).gt(0);
}

/**
 * Whether a person has it before him, or had it: an attention that is open, or that somebody other than the
 * machine resolved.
 *
 * @param reasons only these; any when absent
 */
export function standsUnderAttention(
  { attentions }: Books,
  orderId: string,
  reasons?: readonly string[],
): boolean {
  return attentions.some(
    (one) =>
      one.platform_order_id === orderId &&
      (one.open || one.resolved_by !== "system") &&
      (reasons === undefined || reasons.includes(one.reason)),
  );
}

/** Whether money that was not captured is accounted for: by an attention, or because it was paid back. */
export function isAccountedFor(books: Books, row: LedgerRow, order: SandboxOrder): boolean {
  if (covers(row.refunded_amount, order.actualAmount)) return true;
  const reasons = books.attentions
    .map(({ reason }) => reason)
    .filter((reason) => !BESIDE_THE_POINT.includes(reason));
  return standsUnderAttention(books, row.platform_order_id, reasons);
}
