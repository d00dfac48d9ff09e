import type { MedusaContainer } from "@medusajs/framework/types";
import { guardKeyOf } from "../../modules/haipay/guard-key";
import { findPurchaseToPay } from "./purchase-to-pay";

/**
 * The guard's key of the purchase that a payment collection belongs to, the same that its collect orders will have.
 *
 * @throws MedusaError as findPurchaseToPay
 */
export async function findGuardKey(container: MedusaContainer, paymentCollectionId: string): Promise<string> {
  const { cart_id, order_id, payment_collection_id } = await findPurchaseToPay(
    container,
    paymentCollectionId,
  );
  return guardKeyOf({ cart_id, medusa_order_id: order_id, payment_collection_id });
}
