import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { alignCollection } from "../../payment/align-collection";
import { isNothing, owedBy, type Sum } from "../../payment/owed";
import { findPurchase } from "../../payment/purchase";
import { shopperMessage } from "../../providers/haipay/shopper-message";
import type { PurchaseToPay } from "./purchase-to-pay";

/**
 * What a purchase owes at this moment, which is what its payment session will ask for: Medusa takes that from the
 * payment collection, and leaves the collection behind when credit lines or taxes change.
 *
 * @param reader whom a refusal is said to
 * @throws MedusaError INVALID_DATA when there is nothing to pay; NOT_ALLOWED when the collection asks for another sum and
 *   something is paid by it, so that its sum cannot be put right
 */
export async function requireOwedByPurchase(
  container: MedusaContainer,
  { payment_collection_id, cart_id, order_id }: PurchaseToPay,
  reader: Pick<CollectOrder, "method" | "locale">,
): Promise<Sum> {
  const links = { payment_session_id: null, payment_collection_id, cart_id, medusa_order_id: order_id };
  const purchase = await findPurchase(container, links);
  const owed = owedBy(purchase, null);
  if (!owed || isNothing(owed)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, shopperMessage("nothingToPay", reader));
  }
  if (!purchase.collection || (await alignCollection(container, purchase.collection, owed))) return owed;
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, shopperMessage("sumChanged", reader));
}
