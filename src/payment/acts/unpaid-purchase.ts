import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isCancelled, type Purchase } from "../owed";
import { findPurchase } from "../purchase";
import { refuse } from "../refuse";

/**
 * The purchase of a collect order that an administrator still wants to be paid.
 *
 * @throws RefusedError with the reason why it can no longer be paid
 */
export async function requireUnpaidPurchase(
  container: MedusaContainer,
  row: CollectOrder,
): Promise<Purchase> {
  if (row.erased_at !== null) {
    throw refuse("data_erased");
  }
  const purchase = await findPurchase(container, row);
  const { order, session } = purchase;
  if (order && isCancelled(order)) {
    throw refuse("order_cancelled", { figures: { display_id: order.display_id } });
  }
  if (!session) {
    throw refuse("session_gone");
  }
  if (session.payment) throw refuse("paid_already");
  return purchase;
}
