import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { findLinkedOrderId } from "../../payment/purchase";

/** What announcements tell of an order of Medusa's. */
export interface AnnouncedOrder {
  id: string;
  display_id: number;
  status: string;
  locale: string | null;
}

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
  const id =
    row.medusa_order_id ??
    (byLink ? await findLinkedOrderId(query, row.payment_collection_id, row.cart_id) : null);
  if (!id) return null;
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "display_id", "status", "locale"],
    filters: { id },
  });
  return (data as unknown as AnnouncedOrder[])[0] ?? null;
}
