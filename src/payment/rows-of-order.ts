import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";

/** Every collect order made for a Medusa order, including through its cart and its payment collections. */
export async function findRowsOfOrder(
  container: MedusaContainer,
  medusaOrderId: string,
): Promise<CollectOrder[]> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const links = { filters: { order_id: medusaOrderId } };
  const [carts, collections] = await Promise.all([
    query.graph({ entity: "order_cart", fields: ["cart_id"], ...links }),
    query.graph({ entity: "order_payment_collection", fields: ["payment_collection_id"], ...links }),
  ]);
  const cartIds = (carts.data as { cart_id: string }[]).map(({ cart_id }) => cart_id);
  const collectionIds = (collections.data as { payment_collection_id: string }[]).map(
    ({ payment_collection_id }) => payment_collection_id,
  );
  const rows = await haipay.listCollectOrders({
    $or: [{ medusa_order_id: medusaOrderId }, { cart_id: cartIds }, { payment_collection_id: collectionIds }],
  });
  return rows as CollectOrder[];
}
