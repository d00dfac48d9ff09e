import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import { announcePending } from "./announce";

/**
 * Tells the ledger which order a purchase became, once its completion has succeeded, and announces what waited for
 * it. Any number of calls ends the same; an order without a payment of ours costs three reads.
 */
export async function followPlacedOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (!orderId) return;
  const rows = await haipay.orderLinks.note(orderId, await findPurchase(container, orderId));
  for (const { id } of rows) await announcePending(container, { collectOrderId: id });
}

async function findPurchase(
  container: MedusaContainer,
  orderId: string,
): Promise<{ cartId: string | null; collectionIds: string[] }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [carts, collections] = await Promise.all([
    query.graph({ entity: "order_cart", fields: ["cart_id"], filters: { order_id: orderId } }),
    query.graph({
      entity: "order_payment_collection",
      fields: ["payment_collection_id"],
      filters: { order_id: orderId },
    }),
  ]);
  return {
    cartId: (carts.data[0] as { cart_id?: string } | undefined)?.cart_id ?? null,
    collectionIds: (collections.data as { payment_collection_id: string }[]).map(
      ({ payment_collection_id }) => payment_collection_id,
    ),
  };
}
