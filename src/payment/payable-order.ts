import { MathBN } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isTakenOver } from "../modules/haipay/ledger/refunded";
import { isCancelled, isNothing, owedBy, type Purchase } from "./owed";

/** Why a purchase takes no other payment. */
export type NotPayable = "order_cancelled" | "already_paid";

/**
 * Whether a placed order may be paid by another method.
 *
 * @param rows every collect order of the purchase
 */
export function whyNotPayable(rows: readonly CollectOrder[], purchase: Purchase): NotPayable | null {
  const { order, collection } = purchase;
  if ((order && isCancelled(order)) || collection?.status === "canceled") return "order_cancelled";
  const owed = owedBy(purchase, null);
  return holdsMoney(rows) || !owed || isNothing(owed) ? "already_paid" : null;
}

/** Whether money has come, whole or in part, that is not in the order yet and that nobody took over. */
export function holdsMoney(rows: readonly CollectOrder[]): boolean {
  return rows.some(
    (row) =>
      row.captured_payment_id === null &&
      (row.state === "paid" || (row.received_amount !== null && MathBN.gt(row.received_amount, 0))) &&
      !isTakenOver(row),
  );
}
