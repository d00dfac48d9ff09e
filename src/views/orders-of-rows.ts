import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { ShownOrder } from "../contract/admin-api";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { showOrder } from "./parts";

type Query = Omit<RemoteQueryFunction, symbol>;

/**
 * Medusa's orders of many rows in a bounded number of reads. A row that does not name its order yet is found by
 * its cart.
 *
 * @returns by row id; rows without an order are absent
 */
export async function findOrdersOfRows(
  container: MedusaContainer,
  rows: readonly CollectOrder[],
): Promise<Map<string, ShownOrder>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const cartIds = rows
    .filter(({ medusa_order_id }) => medusa_order_id === null)
    .map(({ cart_id }) => cart_id)
    .filter((id) => id !== null);
  const byCart = await findOrderIdsOfCarts(query, cartIds);
  const orderIdOf = (row: CollectOrder) => row.medusa_order_id ?? byCart.get(row.cart_id ?? "");
  const orders = await findOrders(
    query,
    rows.map(orderIdOf).filter((id) => id !== undefined),
  );
  const found = new Map<string, ShownOrder>();
  for (const row of rows) {
    const order = orders.get(orderIdOf(row) ?? "");
    if (order) found.set(row.id, order);
  }
  return found;
}

async function findOrderIdsOfCarts(query: Query, cartIds: string[]): Promise<Map<string, string>> {
  if (cartIds.length === 0) return new Map();
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["order_id", "cart_id"],
    filters: { cart_id: cartIds },
  });
  return new Map(
    (data as { order_id: string; cart_id: string }[]).map((link) => [link.cart_id, link.order_id]),
  );
}

async function findOrders(query: Query, ids: string[]): Promise<Map<string, ShownOrder>> {
  if (ids.length === 0) return new Map();
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "display_id", "status"],
    filters: { id: [...new Set(ids)] },
  });
  const orders = data as { id: string; display_id: number; status: string }[];
  return new Map(orders.map((order) => [order.id, showOrder(order)]));
}
