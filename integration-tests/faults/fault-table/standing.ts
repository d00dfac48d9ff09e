import type { HaipayShop } from "../../environment/haipay-shop";
import { readPurchase } from "../../environment/purchase-facts";
import { shopDatabase } from "../invariants";

/** How one purchase stands, past all services; sums in yen. */
export interface Standing {
  /** States of its collect orders, oldest first, such as "superseded, paid". */
  ledger: string;
  /** Statuses of its payment sessions, oldest first; "" when it has none. */
  sessions: string;
  /** "none", or the status of the order's payment collection. */
  order: string;
  /** Captured in Medusa, in all. */
  captured: string;
  /** What the order still owes; "" without an order. */
  due: string;
  /** Reasons of open attentions; "" when there are none. */
  attention: string;
}

const SESSIONS = `
  SELECT status FROM payment_session WHERE deleted_at IS NULL AND payment_collection_id IN (
    SELECT payment_collection_id FROM cart_payment_collection WHERE cart_id = $1 AND deleted_at IS NULL
  ) ORDER BY created_at, id`;

const OPEN_ATTENTIONS = `
  SELECT reason FROM haipay_attention WHERE resolved_at IS NULL AND deleted_at IS NULL AND platform_order_id IN (
    SELECT platform_order_id FROM haipay_collect_order WHERE cart_id = $1
  ) ORDER BY reason`;

export async function readStanding(shop: HaipayShop, cartId: string): Promise<Standing> {
  const database = shopDatabase(shop);
  const facts = await readPurchase(database, cartId);
  const sessions = await database.query<{ status: string }>(SESSIONS, [cartId]);
  const attentions = await database.query<{ reason: string }>(OPEN_ATTENTIONS, [cartId]);
  return {
    ledger: list(facts.rows.map(({ state }) => state)),
    sessions: list(sessions.map(({ status }) => status)),
    order: facts.orderIds.length === 0 ? "none" : facts.collectionStatus,
    captured: facts.captures.join(" + ") || "0",
    due: list(facts.due),
    attention: list(attentions.map(({ reason }) => reason)),
  };
}

function list(words: readonly string[]): string {
  return words.join(", ");
}
