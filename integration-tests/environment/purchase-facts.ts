import type { TestDatabase } from "./test-database";

/** Everything that the database says about one purchase, without Medusa's own reading. Amounts are exact decimals. */
export interface PurchaseFacts {
  /** Of the cart. */
  orderIds: string[];
  /** Whether the cart says that it is completed. */
  completed: boolean;
  /** What the order still owes; negative when too much was booked. */
  due: string[];
  collectionStatus: string;
  /** Sums of all captures, and of all transactions of the order. */
  captures: string[];
  transactions: string[];
  payments: number;
  canceledPayments: number;
  reservations: number;
  /** Of the ledger: state, and whether it is settled. */
  rows: { state: string; settled: boolean }[];
  attentions: string[];
}

const FACTS = `
  WITH orders AS (SELECT order_id AS id FROM order_cart WHERE cart_id = $1 AND deleted_at IS NULL),
    collections AS (
      SELECT c.* FROM payment_collection c
      JOIN cart_payment_collection l ON l.payment_collection_id = c.id AND l.deleted_at IS NULL
      WHERE l.cart_id = $1
    ),
    payments AS (SELECT * FROM payment WHERE payment_collection_id IN (SELECT id FROM collections)),
    rows AS (SELECT * FROM haipay_collect_order WHERE cart_id = $1 ORDER BY created_at, id)
  SELECT
    ARRAY(SELECT id FROM orders) AS "orderIds",
    (SELECT completed_at IS NOT NULL FROM cart WHERE id = $1) AS "completed",
    ARRAY(
      SELECT s.totals -> 'raw_pending_difference' ->> 'value' FROM order_summary s
      JOIN "order" o ON o.id = s.order_id AND o.version = s.version
      WHERE o.id IN (SELECT id FROM orders)
    ) AS "due",
    (SELECT string_agg(status::text, ',') FROM collections) AS "collectionStatus",
    ARRAY(SELECT raw_amount ->> 'value' FROM capture WHERE payment_id IN (SELECT id FROM payments)) AS "captures",
    ARRAY(
      SELECT raw_amount ->> 'value' FROM order_transaction WHERE order_id IN (SELECT id FROM orders)
    ) AS "transactions",
    (SELECT count(*)::int FROM payments) AS "payments",
    (SELECT count(*)::int FROM payments WHERE canceled_at IS NOT NULL) AS "canceledPayments",
    (
      SELECT count(*)::int FROM reservation_item WHERE deleted_at IS NULL AND line_item_id IN (
        SELECT item_id FROM order_item WHERE order_id IN (SELECT id FROM orders)
      )
    ) AS "reservations",
    (
      SELECT coalesce(json_agg(json_build_object('state', state, 'settled', settled_at IS NOT NULL)), '[]') FROM rows
    ) AS "rows",
    ARRAY(SELECT reason FROM haipay_attention WHERE platform_order_id IN (SELECT platform_order_id FROM rows)) AS "attentions"`;

export async function readPurchase(
  database: Pick<TestDatabase, "query">,
  cartId: string,
): Promise<PurchaseFacts> {
  const [facts] = await database.query<PurchaseFacts>(FACTS, [cartId]);
  return facts;
}

/** Every order of the shop, including those that no cart leads to. */
export async function countOrders(database: TestDatabase): Promise<number> {
  const [{ count }] = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM "order"');
  return count;
}

/** A purchase that ended as it should, with one item for this sum. */
export function boughtOnce(total: string): PurchaseFacts {
  return {
    orderIds: [expect.stringMatching(/^order_/) as string],
    completed: true,
    due: ["0"],
    collectionStatus: "completed",
    captures: [total],
    transactions: [total],
    payments: 1,
    canceledPayments: 0,
    reservations: 1,
    rows: [{ state: "paid", settled: true }],
    attentions: [],
  };
}
