import { readPurchase, type PurchaseFacts } from "../environment/purchase-facts";
import type { TestDatabase } from "../environment/test-database";

type Queries = Pick<TestDatabase, "query">;

/** One item and its delivery, in yen. */
export const TOTAL = "1700";

/** Medusa's credit lines for refunds leave 6e-21 yen. */
const DUST = 1e-9;

const OPEN_REASONS = `
  SELECT reason FROM haipay_attention WHERE resolved_at IS NULL
    AND platform_order_id IN (SELECT platform_order_id FROM haipay_collect_order WHERE cart_id = $1) ORDER BY reason`;

const CANCELLED_ORDERS = `
  SELECT o.id FROM "order" o JOIN order_cart l ON l.order_id = o.id
  WHERE l.cart_id = $1 AND o.status = 'canceled'`;

const REFUNDS = `
  SELECT r.raw_amount ->> 'value' AS amount FROM refund r
  JOIN payment p ON p.id = r.payment_id
  JOIN cart_payment_collection l ON l.payment_collection_id = p.payment_collection_id
  WHERE l.cart_id = $1 AND r.deleted_at IS NULL`;

/** Orders that no cart knows as its own and that no person was told about. */
const UNEXPLAINED_ORDERS = `
  SELECT o.id FROM "order" o
  WHERE NOT EXISTS (SELECT 1 FROM order_cart l WHERE l.order_id = o.id AND l.deleted_at IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM haipay_attention a
      WHERE a.reason = 'half_made' AND a.resolved_at IS NULL AND a.facts::text LIKE '%' || o.id || '%'
    )`;

/**
 * How a purchase ended, in words such as "captured once" or "captured once, under attention: half_made".
 *
 * @param totals what it may have cost, in yen
 * @throws Error when it is neither at an end of its own nor under attention
 */
export async function endOf(
  database: Queries,
  cartId: string,
  totals: readonly string[] = [TOTAL],
): Promise<string> {
  const facts = await readPurchase(database, cartId);
  const cancelled = (await database.query(CANCELLED_ORDERS, [cartId])).length > 0;
  const refunds = await database.query<{ amount: string }>(REFUNDS, [cartId]);
  const reasons = await database.query<{ reason: string }>(OPEN_REASONS, [cartId]);
  const end = describeEnd(
    facts,
    cancelled,
    refunds.map(({ amount }) => amount),
    totals.find((total) => total === facts.captures.join()) ?? TOTAL,
  );
  const attention =
    reasons.length > 0 && `under attention: ${reasons.map(({ reason }) => reason).join(", ")}`;
  if (!end && !attention) {
    throw new Error(`Cart ${cartId} came to no end and stands under no attention: ${JSON.stringify(facts)}`);
  }
  return [end, attention].filter(Boolean).join(", ");
}

function describeEnd(
  facts: PurchaseFacts,
  cancelled: boolean,
  refunds: string[],
  total: string,
): string | undefined {
  if (!cancelled && isCaptured(facts, total)) {
    if (facts.transactions.join() === total && refunds.length === 0) return "captured once";
    const booked = [...facts.transactions].sort().join();
    if (booked === `-${total},${total}` && refunds.join() === total) return "captured once and refunded once";
  }
  return cancelled && isUnpaid(facts) ? "cancelled unpaid" : undefined;
}

/** One sentence for each order of the shop that a crash left behind unseen. */
export async function findUnexplainedOrders(database: Queries): Promise<string[]> {
  const orders = await database.query<{ id: string }>(UNEXPLAINED_ORDERS);
  return orders.map(({ id }) => `Order ${id} belongs to no cart, and no attention tells of it.`);
}

function isCaptured(facts: PurchaseFacts, total: string): boolean {
  const { orderIds, due, captures } = facts;
  return (
    orderIds.length === 1 &&
    facts.completed &&
    due.length === 1 &&
    Math.abs(Number(due[0])) < DUST &&
    facts.collectionStatus === "completed" &&
    captures.join() === total &&
    facts.payments === 1 &&
    facts.canceledPayments === 0 &&
    facts.reservations === 1 &&
    facts.rows.filter(({ state, settled }) => state === "paid" && settled).length === 1
  );
}

function isUnpaid({ captures, transactions, reservations, rows }: PurchaseFacts): boolean {
  return (
    captures.length === 0 &&
    transactions.length === 0 &&
    reservations === 0 &&
    rows.every(({ state }) => state !== "paid" && state !== "open")
  );
}
