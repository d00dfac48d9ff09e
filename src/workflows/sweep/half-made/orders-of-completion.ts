import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../../modules/haipay/ledger/collect-order";
import { idOfInstant } from "../id-of-instant";
import { endOfCompletion, type DeadCompletion } from "./dead-completions";

interface Candidate {
  id: string;
  created_at: Date | string;
  raw_total: { value: string | number };
}

export interface FoundOrder {
  id: string;
  createdAt: Date;
}

type Query = Omit<RemoteQueryFunction, symbol>;

/** The orders that are linked to the cart of a dead completion, or to its payment collection, and are not older. */
export async function findLinkedOrders(
  container: MedusaContainer,
  completion: DeadCompletion,
  rows: readonly CollectOrder[],
): Promise<FoundOrder[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const ofCart = await findLinked(query, "order_cart", { cart_id: [completion.cartId] });
  const collectionIds = [...new Set(rows.map((row) => row.payment_collection_id))];
  const paid = await findLinked(query, "order_payment_collection", { payment_collection_id: collectionIds });
  const found = await findOrders(query, [...new Set([...ofCart, ...paid])]);
  return found.filter(({ createdAt }) => createdAt >= completion.begun);
}

async function findLinked(
  query: Query,
  entity: string,
  filters: Record<string, string[]>,
): Promise<string[]> {
  const { data } = await query.graph({ entity, fields: ["order_id"], filters });
  return (data as { order_id: string }[]).map(({ order_id }) => order_id);
}

async function findOrders(query: Query, ids: string[]): Promise<FoundOrder[]> {
  if (ids.length === 0) return [];
  const { data } = await query.graph({ entity: "order", fields: ["id", "created_at"], filters: { id: ids } });
  return (data as { id: string; created_at: string }[]).map(({ id, created_at }) => ({
    id,
    createdAt: new Date(created_at),
  }));
}

/**
 * The order without any link that a dead completion must have made: the first since it began that has the cart's buyer
 * and the sum of one of its collect orders.
 *
 * @param rows the cart's collect orders
 */
export async function findLooseOrder(
  container: MedusaContainer,
  completion: DeadCompletion,
  rows: readonly CollectOrder[],
): Promise<FoundOrder | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: carts } = await query.graph({
    entity: "cart",
    fields: ["id", "email", "currency_code", "customer_id", "region_id", "sales_channel_id"],
    filters: { id: completion.cartId },
  });
  const cart = carts[0] as unknown as Record<string, string | null> | undefined;
  if (!cart) return undefined;
  const { id: _cartId, ...shape } = cart;
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "created_at", "total", "raw_total"],
    filters: {
      ...shape,
      id: {
        $gte: idOfInstant("order", completion.begun),
        $lt: idOfInstant("order", endOfCompletion(completion)),
      },
      is_draft_order: false,
    } as Record<string, unknown>,
  });
  const candidates = (data as unknown as Candidate[]).filter(({ raw_total }) =>
    rows.some((row) => row.session_amount !== null && MathBN.eq(row.session_amount, raw_total.value)),
  );
  const ids = candidates.map(({ id }) => id);
  if (ids.length === 0) return undefined;
  const linked = new Set([
    ...(await findLinked(query, "order_cart", { order_id: ids })),
    ...(await findLinked(query, "order_payment_collection", { order_id: ids })),
  ]);
  const [first] = candidates
    .filter(({ id }) => !linked.has(id))
    .map(({ id, created_at }) => ({ id, createdAt: new Date(created_at) }))
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  return first;
}
