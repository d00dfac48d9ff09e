import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isCancelled, type Purchase } from "../owed";
import { findPurchase } from "../purchase";

/**
 * The purchase of a collect order that an administrator wants to be paid after all.
 *
 * @throws MedusaError NOT_ALLOWED with the reason why nothing can be paid any more
 */
export async function requireUnpaidPurchase(
  container: MedusaContainer,
  row: CollectOrder,
): Promise<Purchase> {
  if (row.erased_at !== null) {
    throw refuse("The shopper's data of this payment were erased. Ask the shopper to order again.");
  }
  const purchase = await findPurchase(container, row);
  const { order, session } = purchase;
  if (order && isCancelled(order)) {
    throw refuse(`Order #${order.display_id} was cancelled. Ask the shopper to order again.`);
  }
  if (!session) {
    throw refuse(
      "Its payment session is gone: the shopper chose another way to pay. Look at the newer payment.",
    );
  }
  if (session.payment) throw refuse("This purchase is paid already.");
  return purchase;
}

/** An administrator's wish that cannot be granted. */
export function refuse(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message);
}
