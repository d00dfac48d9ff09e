import { secondChanceOf, type DeadlineRules } from "../../modules/haipay/deadline";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { AnotherWay } from "../../storefront/core/wire";
import type { Purchase } from "../../payment/owed";
import { holdsMoney, whyNotPayable } from "../../payment/payable-order";

/**
 * The payment session of ours that stands in the place of this row's: the shopper chose again. A row that was paid has
 * no successor: its shopper must not be sent to another slip.
 */
export function findReplacement(
  row: CollectOrder,
  rows: readonly CollectOrder[],
  { collection }: Purchase,
): string | null {
  const standing = collection?.session_ids ?? [];
  if (row.state === "paid" || row.payment_session_id === null || standing.includes(row.payment_session_id)) {
    return null;
  }
  return standing.find((id) => rows.some(({ payment_session_id }) => payment_session_id === id)) ?? null;
}

export interface KnownOfPurchase {
  row: CollectOrder;
  purchase: Purchase;
  /** Every collect order of the purchase. */
  rows: readonly CollectOrder[];
  rules: DeadlineRules;
}

/** Where the purchase of a payment can be paid by another method; null when it cannot. */
export function decideAnotherWay(known: KnownOfPurchase): AnotherWay | null {
  const { row, rows, purchase } = known;
  const { order, cart } = purchase;
  if (row.state === "paid" || row.state === "applying") return null;
  if (order) {
    if (whyNotPayable(rows, purchase) !== null) return null;
    const { payment_collection_id } = row;
    return { at: "order", payment_collection_id, until: untilWhen(known)?.toISOString() ?? null };
  }
  return cart && !cart.completed_at && !holdsMoney(rows) ? { at: "checkout" } : null;
}

/** While it can be paid, its own deadline; after it failed, until the order is cancelled, if orders are at all. */
function untilWhen({ row, rows, rules }: KnownOfPurchase): Date | null {
  if (row.state === "open") return row.expires_at;
  const isCancelledOnce = rules.cancelUnpaidOrders && rows.some(({ flow }) => flow === "order_first");
  if (!isCancelledOnce || row.ended_at === null) return null;
  return row.state === "failed" || row.flow !== "order_first" ? secondChanceOf(row.ended_at, rules) : null;
}
