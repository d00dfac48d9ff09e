import type { AttentionReason } from "../../../src/modules/haipay/ledger/attentions";
import type { CollectOrderState } from "../../../src/modules/haipay/ledger/lifecycle";
import type { Currency } from "../../../src/platform/catalogue";
import type { SandboxControl, SandboxOrder } from "../../../src/sandbox/control-client";
import type { TestDatabase } from "../../environment/test-database";
import type { ReadTotals, Totals, Wanted } from "./totals";

/** What the checks need of a shop's database. */
export type Queries = Pick<TestDatabase, "query">;

export interface LedgerRow {
  id: string;
  platform_order_id: string;
  platform_order_no: string | null;
  payment_session_id: string | null;
  payment_collection_id: string;
  cart_id: string | null;
  medusa_order_id: string | null;
  captured_payment_id: string | null;
  state: CollectOrderState;
  currency: Currency;
  charge_amount: string | null;
  session_amount: string | null;
  refunded_amount: string;
  taken_over_at: Date | null;
  settled: boolean;
  /** Whether collect/apply was called for it. */
  applied: boolean;
  /** Whether the job looks at it again. */
  watched: boolean;
  /** Whether the platform answered believably after the last day on which late money is waited for. */
  watch_ended: boolean;
  /** Whether it could not be asked about, or followed, for more than a day. */
  failing_long: boolean;
  /** Whether anything of its cart changed after collect/apply. */
  cart_changed: boolean;
}

interface StoredAttention {
  platform_order_id: string;
  reason: AttentionReason;
  open: boolean;
  resolved_by: string | null;
}

/** A payment of one of our providers, with the sums of its captures and refunds. */
export interface StoredPayment {
  id: string;
  session_id: string;
  collection_id: string;
  currency: string;
  canceled: boolean;
  /** null: the session is gone. */
  session_amount: string | null;
  /** When Medusa made it: its session was authorized. */
  created_at: Date;
  captures: string[];
  /** When the last of them was made. */
  captured_at: Date | null;
  refunds: string[];
}

export interface StoredOrder {
  id: string;
  created_at: Date;
  canceled: boolean;
  /** 1 until staff change it. */
  version: number;
  /** Whether staff changed what it costs after its payment was captured: an edit, a return, a credit. */
  changed_after_capture: boolean;
  collection_ids: string[];
  /** Whether each cart that became this order says that it is completed. */
  carts: { id: string; completed: boolean }[];
  transactions: string[];
  /** What the summary says was paid, less refunds; null when there is no summary. */
  summary: string | null;
}

interface StoredCollection {
  id: string;
  amount: string;
}

/** Everything that the shop and the platform say, amounts as exact decimals in the unit of the currency. */
export interface Books {
  rows: LedgerRow[];
  attentions: StoredAttention[];
  payments: StoredPayment[];
  orders: StoredOrder[];
  collections: StoredCollection[];
  platform: SandboxOrder[];
  /** What orders and carts owe as Medusa computes it; absent when the caller cannot ask Medusa. */
  totals: Totals | undefined;
  /** Read last: whatever stands at the platform was in the ledger before. */
  knownOrderIds: Set<string>;
}

/** How long after its deadline money for a collect order is waited for: the default of the settings. */
const LATE_MONEY = "interval '14 days'";

/** What belongs to a cart and changes what it costs. */
const CART_CHANGES = [
  "SELECT greatest(updated_at, deleted_at) AS at FROM cart WHERE id = c.cart_id",
  "SELECT greatest(updated_at, deleted_at) FROM cart_line_item WHERE cart_id = c.cart_id",
  "SELECT greatest(updated_at, deleted_at) FROM cart_shipping_method WHERE cart_id = c.cart_id",
  "SELECT greatest(updated_at, deleted_at) FROM credit_line WHERE cart_id = c.cart_id",
].join(" UNION ALL ");

const ROWS = `
  SELECT id, platform_order_id, platform_order_no, payment_session_id, payment_collection_id, cart_id, medusa_order_id, captured_payment_id,
    state, currency, charge_amount, session_amount, refunded_amount, taken_over_at, settled_at IS NOT NULL AS settled,
    applied_at IS NOT NULL AS applied, next_check_at IS NOT NULL AS watched,
    coalesce(answered_at > coalesce(expires_at, applied_at) + ${LATE_MONEY}, false) AS watch_ended,
    coalesce(failing_since < now() - interval '1 day', false) AS failing_long,
    coalesce(
      (SELECT max(at) FROM (${CART_CHANGES}) change) >
        (SELECT max(created_at) FROM haipay_history WHERE collect_order_id = c.id AND kind = 'apply'),
      false
    ) AS cart_changed
  FROM haipay_collect_order c WHERE deleted_at IS NULL ORDER BY created_at, id`;

const ATTENTIONS = `
  SELECT platform_order_id, reason, resolved_at IS NULL AS open, resolved_by FROM haipay_attention WHERE deleted_at IS NULL`;

const PAYMENTS = `
  SELECT p.id, p.payment_session_id AS session_id, p.payment_collection_id AS collection_id,
    p.currency_code AS currency, p.canceled_at IS NOT NULL AS canceled, s.raw_amount ->> 'value' AS session_amount,
    p.created_at, (SELECT max(created_at) FROM capture WHERE payment_id = p.id AND deleted_at IS NULL) AS captured_at,
    ARRAY(
      SELECT raw_amount ->> 'value' FROM capture WHERE payment_id = p.id AND deleted_at IS NULL
    ) AS captures,
    ARRAY(
      SELECT raw_amount ->> 'value' FROM refund WHERE payment_id = p.id AND deleted_at IS NULL
    ) AS refunds
  FROM payment p LEFT JOIN payment_session s ON s.id = p.payment_session_id AND s.deleted_at IS NULL
  WHERE p.provider_id LIKE 'pp_haipay-%'`;

/** These move goods or names, not money. */
const WITHOUT_PRICE =
  "'FULFILL_ITEM', 'SHIP_ITEM', 'DELIVER_ITEM', 'CANCEL_ITEM_FULFILLMENT', 'TRANSFER_CUSTOMER'";

const ORDERS = `
  SELECT o.id, o.created_at, o.version, o.status = 'canceled' OR o.canceled_at IS NOT NULL AS canceled,
    EXISTS (
      SELECT 1 FROM order_change x JOIN order_change_action a ON a.order_change_id = x.id
      WHERE x.order_id = o.id AND x.status NOT IN ('canceled', 'declined')
        AND a.action NOT IN (${WITHOUT_PRICE})
        AND NOT (a.action = 'CREDIT_LINE_ADD' AND a.reference = 'refund')
        AND coalesce(x.confirmed_at, x.created_at) > (
          SELECT min(t.created_at) FROM capture t JOIN payment p ON p.id = t.payment_id
          JOIN order_payment_collection l ON l.payment_collection_id = p.payment_collection_id
          WHERE l.order_id = o.id AND l.deleted_at IS NULL AND t.deleted_at IS NULL
        )
    ) AS changed_after_capture,
    ARRAY(
      SELECT payment_collection_id FROM order_payment_collection WHERE order_id = o.id AND deleted_at IS NULL
    ) AS collection_ids,
    (
      SELECT coalesce(json_agg(json_build_object('id', c.id, 'completed', c.completed_at IS NOT NULL)), '[]')
      FROM order_cart l JOIN cart c ON c.id = l.cart_id WHERE l.order_id = o.id AND l.deleted_at IS NULL
    ) AS carts,
    ARRAY(
      SELECT raw_amount ->> 'value' FROM order_transaction WHERE order_id = o.id AND deleted_at IS NULL
    ) AS transactions,
    (
      SELECT ((totals ->> 'paid_total')::numeric - (totals ->> 'refunded_total')::numeric)::text
      FROM order_summary WHERE order_id = o.id AND version = o.version AND deleted_at IS NULL LIMIT 1
    ) AS summary
  FROM "order" o WHERE o.deleted_at IS NULL ORDER BY o.display_id`;

const COLLECTIONS = `
  SELECT id, raw_amount ->> 'value' AS amount FROM payment_collection WHERE deleted_at IS NULL`;

/**
 * Reads the shop past its own services: first the shop, then the platform, whose money only grows. What is owed is asked
 * of Medusa, which alone can compute it.
 */
export async function readBooks(
  database: Queries,
  control: SandboxControl,
  readTotals?: ReadTotals,
): Promise<Books> {
  const rows = await database.query<LedgerRow>(ROWS);
  const attentions = await database.query<StoredAttention>(ATTENTIONS);
  const payments = await database.query<StoredPayment>(PAYMENTS);
  const orders = await database.query<StoredOrder>(ORDERS);
  const collections = await database.query<StoredCollection>(COLLECTIONS);
  const totals = readTotals && (await readTotals(wantedTotals({ rows, payments, orders })));
  const platform = await control.orders();
  const known = await database.query<{ platform_order_id: string }>(
    "SELECT platform_order_id FROM haipay_collect_order",
  );
  const knownOrderIds = new Set(known.map(({ platform_order_id }) => platform_order_id));
  return { rows, attentions, payments, orders, collections, platform, totals, knownOrderIds };
}

/** Of orders with our money, and of whatever can still be paid. */
function wantedTotals(books: Pick<Books, "rows" | "payments" | "orders">): Wanted {
  const open = books.rows.filter(({ state }) => state === "open");
  const orders = books.orders.filter(
    (order) =>
      paymentsOf(books, order).some(({ captures }) => captures.length > 0) ||
      open.some((row) => orderOf(books, row) === order),
  );
  const carts = open.filter((row) => !orderOf(books, row)).flatMap(({ cart_id }) => cart_id ?? []);
  return { orders: orders.map(({ id }) => id), carts: [...new Set(carts)] };
}

/** The payments of an order. */
export function paymentsOf(
  { payments }: Pick<Books, "payments">,
  { collection_ids }: StoredOrder,
): StoredPayment[] {
  return payments.filter(({ collection_id }) => collection_ids.includes(collection_id));
}

/** The order that a collect order pays for. */
export function orderOf({ orders }: Pick<Books, "orders">, row: LedgerRow): StoredOrder | undefined {
  return orders.find(
    ({ id, collection_ids, carts }) =>
      id === row.medusa_order_id ||
      collection_ids.includes(row.payment_collection_id) ||
      carts.some((cart) => cart.id === row.cart_id),
  );
}

/** The collect orders that pay for an order. */
export function rowsOf(books: Pick<Books, "rows" | "orders">, order: StoredOrder): LedgerRow[] {
  return books.rows.filter((row) => orderOf(books, row)?.id === order.id);
}
