import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./collect-order";
import type { CollectOrderState } from "./lifecycle";

const TABLE = "haipay_collect_order";

/** How a try without money ends. Others stay visible, however many of them a purchase has. */
const ENDED: readonly CollectOrderState[] = ["failed", "expired", "superseded", "not_created"];

/**
 * The condition of a row that a list of purchases leaves out: a try that ended without money, that no person needs to look
 * at, and after which the purchase went on, by a later row or by one that was paid.
 */
const FOLDED = `${TABLE}.state IN (${ENDED.map((state) => `'${state}'`).join(", ")})
  AND coalesce(${TABLE}.received_amount, '0')::numeric = 0
  AND NOT EXISTS (SELECT 1 FROM haipay_attention AS open WHERE open.collect_order_id = ${TABLE}.id
    AND open.resolved_at IS NULL AND open.deleted_at IS NULL)
  AND (EXISTS (${went("payment_collection_id")}) OR (${TABLE}.medusa_order_id IS NOT NULL AND EXISTS (${went("medusa_order_id")})))`;

function went(column: string): string {
  return `SELECT 1 FROM ${TABLE} AS other WHERE other.${column} = ${TABLE}.${column} AND other.deleted_at IS NULL
    AND other.applied_at IS NOT NULL AND other.id <> ${TABLE}.id
    AND (other.state = 'paid' OR (other.created_at, other.id) > (${TABLE}.created_at, ${TABLE}.id))`;
}

/** Leaves one row for each purchase, and more only where more have money. */
export function foldTries(query: Knex.QueryBuilder): void {
  void query.whereRaw(`NOT (${FOLDED})`);
}

/** The tries that `foldTries` left out for these rows, by the row's id, newest first. */
export async function readTries(
  db: Knex,
  rows: readonly CollectOrder[],
): Promise<Map<string, CollectOrder[]>> {
  const found = new Map<string, CollectOrder[]>();
  if (rows.length === 0) return found;
  const orderIds = rows.map(({ medusa_order_id }) => medusa_order_id).filter((id) => id !== null);
  const tries = await db<CollectOrder>(TABLE)
    .whereNull("deleted_at")
    .whereNotNull("applied_at")
    .where((same) => {
      void same.whereIn(
        "payment_collection_id",
        rows.map((row) => row.payment_collection_id),
      );
      if (orderIds.length > 0) void same.orWhereIn("medusa_order_id", orderIds);
    })
    .whereRaw(FOLDED)
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ]);
  for (const row of rows) {
    const own = tries.filter(
      (one) =>
        one.id !== row.id &&
        (one.payment_collection_id === row.payment_collection_id ||
          (one.medusa_order_id !== null && one.medusa_order_id === row.medusa_order_id)),
    );
    if (own.length > 0) found.set(row.id, own);
  }
  return found;
}
