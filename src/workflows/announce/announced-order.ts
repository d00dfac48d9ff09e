import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";

/** What announcements tell of an order of Medusa's. */
export interface AnnouncedOrder {
  id: string;
  display_id: number;
  status: string;
  locale: string | null;
}

type Query = Omit<RemoteQueryFunction, symbol>;

/**
 * The order of a collect order.
 *
 * @param byLink whether the link of its cart or payment collection counts, before the ledger names the order
 */
export async function findAnnouncedOrder(
  container: MedusaContainer,
  row: CollectOrder,
  byLink: boolean,
): Promise<AnnouncedOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const id = row.medusa_order_id ?? (byLink ? await findLinkedOrderId(query, row) : undefined);
  if (!id) return null;
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "display_id", "status", "locale"],
    filters: { id },
  });
  return (data as unknown as AnnouncedOrder[])[0] ?? null;
}

async function findLinkedOrderId(query: Query, row: CollectOrder): Promise<string | undefined> {
  const byCollection = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id"],
    filters: { payment_collection_id: row.payment_collection_id },
  });
  const linked = (byCollection.data[0] as { order_id?: string } | undefined)?.order_id;
  if (linked || row.cart_id === null) return linked;
  const byCart = await query.graph({
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id: row.cart_id },
  });
  return (byCart.data[0] as { order_id?: string } | undefined)?.order_id;
}
