import { container } from "@medusajs/framework";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { composeBuyer, correctedFields, digestBuyer, findBuyerSource } from "../../payment/buyer";
import { findLinkedOrderId } from "../../payment/purchase";

/**
 * Takes over what the buyer corrected between choosing the method and placing the order: the platform sends the slip
 * to what stands in the order, unless the storefront gave something else for the payment alone.
 *
 * @throws MedusaError PAYMENT_AUTHORIZATION_ERROR with words that name the field, when the correction is no good
 */
export async function correctBuyer(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  if (row.buyer_source === null) return row;
  const query = container.resolve("query");
  const medusaOrderId =
    row.medusa_order_id ?? (await findLinkedOrderId(query, row.payment_collection_id, row.cart_id));
  const buyerSource = await findBuyerSource(container, { medusaOrderId, cartId: row.cart_id });
  if (!buyerSource) return row;
  const corrected = correctedFields(row.buyer_source, buyerSource);
  if (corrected.length === 0) return row;
  const { merchantSecretKey } = await haipay.gateway.account(row.currency);
  const kept = { name: row.buyer_name, phone: row.buyer_phone, email: row.buyer_email };
  const details = Object.fromEntries(
    Object.entries(kept).filter(([field]) => !corrected.some((one) => one === field)),
  );
  try {
    const buyer = composeBuyer(details, buyerSource, merchantSecretKey, row.locale);
    return await haipay.ledger.collectOrders.update(row.id, {
      buyer_name: buyer.name,
      buyer_phone: buyer.phone,
      buyer_email: buyer.email,
      partner_user_id: buyer.partnerUserId,
      buyer_source: digestBuyer(buyerSource),
    });
  } catch (error) {
    if (!MedusaError.isMedusaError(error)) throw error;
    throw new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, (error as Error).message);
  }
}
