import type { AttentionReason } from "../../../src/modules/haipay/ledger/attention-reasons";
import type { CollectOrderState } from "../../../src/modules/haipay/ledger/transitions";
import type { Currency } from "../../../src/platform/catalogue";
import type { SandboxControl, SandboxOrder } from "../../../src/sandbox/control-client";
import type { TestDatabase } from "../../environment/test-database";

/** What the checks need of a shop's database. */
export type Queries = Pick<TestDatabase, "query">;

export interface LedgerRow {
  id: string;
  order_id: string;
  payment_session_id: string | null;
  payment_collection_id: string;
  medusa_order_id: string | null;
  state: CollectOrderState;
  currency: Currency;
  charge_amount: string | null;
  session_amount: string | null;
  refunded_amount: string;
}

interface StoredAttention {
  order_id: string;
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
  captures: string[];
  refunds: string[];
}

export interface StoredOrder {
  id: string;
  canceled: boolean;
  collection_ids: string[];
  /** Whether each cart that became this order says that it is completed. */
  carts: { id: string; completed: boolean }[];
  transactions: string[];
  /** What the summary says was paid, refunds taken off; null when there is no summary. */
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
  /** Read last: whatever stands at the platform was in the ledger before. */
  knownOrderIds: Set<string>;
}

const ROWS = `
  SELECT id, order_id, payment_session_id, payment_collection_id, medusa_order_id, state, currency, charge_amount,
    session_amount, refunded_amount
  FROM haipay_collect_order WHERE deleted_at IS NULL ORDER BY created_at, id`;

const ATTENTIONS = `
  SELECT order_id, reason, resolved_at IS NULL AS open, resolved_by FROM haipay_attention WHERE deleted_at IS NULL`;

const PAYMENTS = `
  SELECT p.id, p.payment_session_id AS session_id, p.payment_collection_id AS collection_id,
    p.currency_code AS currency, p.canceled_at IS NOT NULL AS canceled, s.raw_amount ->> 'value' AS session_amount,
    ARRAY(
      SELECT raw_amount ->> 'value' FROM capture WHERE payment_id = p.id AND deleted_at IS NULL
    ) AS captures,
    ARRAY(
      SELECT raw_amount ->> 'value' FROM refund WHERE payment_id = p.id AND deleted_at IS NULL
    ) AS refunds
  FROM payment p LEFT JOIN payment_session s ON s.id = p.payment_session_id AND s.deleted_at IS NULL
  WHERE p.provider_id LIKE 'pp_haipay-%'`;

const ORDERS = `
  SELECT o.id, o.status = 'canceled' OR o.canceled_at IS NOT NULL AS canceled,
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

/** Reads the shop past its own services: first the shop, then the platform, whose money only grows. */
export async function readBooks(database: Queries, control: SandboxControl): Promise<Books> {
  const rows = await database.query<LedgerRow>(ROWS);
  const attentions = await database.query<StoredAttention>(ATTENTIONS);
  const payments = await database.query<StoredPayment>(PAYMENTS);
  const orders = await database.query<StoredOrder>(ORDERS);
  const collections = await database.query<StoredCollection>(COLLECTIONS);
  const platform = await control.orders();
  const known = await database.query<{ order_id: string }>("SELECT order_id FROM haipay_collect_order");
  const knownOrderIds = new Set(known.map(({ order_id }) => order_id));
  return { rows, attentions, payments, orders, collections, platform, knownOrderIds };
}
