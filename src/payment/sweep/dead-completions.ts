import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules, TransactionState } from "@medusajs/framework/utils";
import { completeCartWorkflowId } from "@medusajs/medusa/core-flows";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { idOfInstant } from "./sweep-run";

/** Medusa keeps a record of each cart completion; one that neither finished nor was rolled back died on the way. */
const UNFINISHED = [
  TransactionState.NOT_STARTED,
  TransactionState.INVOKING,
  TransactionState.WAITING_TO_COMPENSATE,
  TransactionState.COMPENSATING,
];
/** Longer, in ms, than Medusa takes from the start of a completion to its order, including waits for locks. */
const ORDER_WITHIN_MS = 3 * 60_000;

export interface DeadCompletion {
  /** Medusa's id of the run; ids rise with time. */
  id: string;
  cartId: string;
  begun: Date;
}

/**
 * Completions that died within a period, by key.
 *
 * @param after the id of the last one that was seen
 */
export async function listDeadCompletions(
  container: MedusaContainer,
  span: { from: Date; to: Date },
  after: string | null,
  limit: number,
): Promise<DeadCompletion[]> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  const executions = await engine.listWorkflowExecutions(
    {
      workflow_id: completeCartWorkflowId,
      state: UNFINISHED,
      updated_at: { $gt: span.from.toISOString(), $lte: span.to.toISOString() },
      ...(after === null ? {} : { id: { $gt: after } }),
    },
    { select: ["id", "context", "created_at"], order: { id: "ASC" }, take: limit },
  );
  return executions.map(({ id, context, created_at }) => ({
    id,
    cartId: cartIdOf(context) ?? "",
    begun: new Date(created_at),
  }));
}

/** The end of the period in which a dead completion can have made its order. */
function endOfCompletion({ begun }: DeadCompletion): Date {
  return new Date(begun.getTime() + ORDER_WITHIN_MS);
}

/**
 * Whether another completion of the cart, which succeeded and therefore announced its order, may have made an order.
 *
 * @param createdAt when the order was made
 */
export async function wasMadeByLaterCompletion(
  container: MedusaContainer,
  { cartId, begun }: DeadCompletion,
  createdAt: Date,
): Promise<boolean> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  const from = new Date(Math.max(begun.getTime(), createdAt.getTime() - ORDER_WITHIN_MS));
  const finished = await engine.listWorkflowExecutions(
    {
      workflow_id: completeCartWorkflowId,
      state: TransactionState.DONE,
      created_at: { $gt: from.toISOString(), $lte: createdAt.toISOString() },
      updated_at: { $gt: from.toISOString() },
    },
    { select: ["id", "context"], take: null as unknown as undefined },
  );
  return finished.some(({ context }) => cartIdOf(context) === cartId);
}

function cartIdOf(context: Record<string, unknown> | null): string | undefined {
  const { data } = (context ?? {}) as { data?: { payload?: { id?: string } } };
  return data?.payload?.id;
}

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

/** The orders linked to the cart of a dead completion, or to its payment collection, and no older than it. */
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
 * The unlinked order that a dead completion must have made: the first since it started that has the cart's buyer
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
