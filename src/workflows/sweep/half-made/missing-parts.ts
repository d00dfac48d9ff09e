import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { isCancelled } from "../../../payment/owed";

/** What Medusa needs of an order that a cart became. */
export type MissingPart = "payment_link" | "cart_link" | "reservation" | "order_placed_event";

interface Item {
  id: string;
  quantity: number;
  variant?: { manage_inventory: boolean; inventory_items?: { inventory_item_id: string }[] } | null;
}

interface Order {
  id: string;
  display_id: number;
  status: string;
  canceled_at: Date | null;
  is_draft_order: boolean;
  items?: Item[];
  fulfillments?: { canceled_at: Date | null }[];
}

export interface ExaminedOrder {
  id: string;
  displayId: number;
  missing: MissingPart[];
}

/**
 * Looks what an order lacks that a finished completion would have made.
 *
 * @returns undefined when nothing is to be expected of it: it is gone, cancelled, or a draft
 */
export async function findMissingParts(
  container: MedusaContainer,
  orderId: string,
): Promise<ExaminedOrder | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "display_id",
      "status",
      "canceled_at",
      "is_draft_order",
      "items.*",
      "items.variant.manage_inventory",
      "items.variant.inventory_items.inventory_item_id",
      "fulfillments.canceled_at",
    ],
    filters: { id: orderId },
  });
  const [order] = data as unknown as Order[];
  if (!order || isCancelled(order) || order.is_draft_order) return undefined;
  const missing: MissingPart[] = [];
  const isLinked = async (entity: string): Promise<boolean> =>
    (await query.graph({ entity, fields: ["order_id"], filters: { order_id: orderId } })).data.length > 0;
  if (!(await isLinked("order_payment_collection"))) missing.push("payment_link");
  if (!(await isLinked("order_cart"))) missing.push("cart_link");
  if (await lacksReservation(container, order)) missing.push("reservation");
  return { id: order.id, displayId: order.display_id, missing };
}

/** Stock that is not managed is not reserved, and what was shipped is reserved no more. */
async function lacksReservation(container: MedusaContainer, order: Order): Promise<boolean> {
  if ((order.fulfillments ?? []).some(({ canceled_at }) => !canceled_at)) return false;
  const managed = (order.items ?? []).filter(
    ({ quantity, variant }) =>
      quantity > 0 && variant?.manage_inventory && (variant.inventory_items ?? []).length > 0,
  );
  if (managed.length === 0) return false;
  const reservations = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems(
      { line_item_id: managed.map(({ id }) => id) },
      { select: ["id", "line_item_id"], take: null as unknown as undefined },
    );
  const reserved = new Set(reservations.map(({ line_item_id }) => line_item_id));
  return managed.some(({ id }) => !reserved.has(id));
}
