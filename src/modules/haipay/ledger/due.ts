import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./collect-order";

const TABLE = "haipay_collect_order";

const ARRIVED = "state = 'paid' AND settled_at IS NULL";

/** A row that was checked and had no news, as it was when claimed. */
export interface UnchangedOrder {
  row: CollectOrder;
  /** When to check it again; null: never. */
  nextCheckAt: Date | null;
}

/** The rows that reconcile should check, shared among all instances. */
export class DueOrders {
  constructor(private readonly db: Knex) {}

  /**
   * Claims the rows that have been due longest, so that no other run gets them. A run that dies blocks nothing: a
   * row is due again when its lease ends, which is stored in `next_check_at`.
   *
   * @param leaseMs how long, in ms, nobody else may take them
   * @param limit the most to claim
   * @param arrived true: only money that has come and that Medusa has yet to follow; false: only everything else
   */
  async claim(leaseMs: number, limit: number, arrived?: boolean): Promise<CollectOrder[]> {
    const now = new Date();
    const due = this.db<CollectOrder>(TABLE)
      .select("id")
      .where("next_check_at", "<=", now)
      .whereNull("deleted_at")
      .orderBy(["next_check_at", "id"])
      .limit(limit)
      .forUpdate()
      .skipLocked();
    if (arrived !== undefined) void due.whereRaw(arrived ? ARRIVED : `NOT (${ARRIVED})`);
    return this.db<CollectOrder>(TABLE)
      .whereIn("id", due)
      .update({ next_check_at: new Date(now.getTime() + leaseMs) })
      .returning("*");
  }

  /** Lets others take claimed rows at once. Rows that have been marked due since are free already. */
  async giveBack(rows: readonly CollectOrder[]): Promise<void> {
    if (rows.length === 0) return;
    await this.db.raw(
      `UPDATE ${TABLE} AS o SET next_check_at = now()
       FROM jsonb_to_recordset(?::jsonb) AS claimed (id text, lease timestamptz)
       WHERE o.id = claimed.id AND o.next_check_at = claimed.lease`,
      [JSON.stringify(rows.map(({ id, next_check_at }) => ({ id, lease: next_check_at })))],
    );
  }

  /**
   * Records in one statement that rows were checked without news. A row that was changed or marked due since
   * it was claimed is left as it is: it is checked again.
   */
  async recordUnchanged(orders: readonly UnchangedOrder[]): Promise<void> {
    if (orders.length === 0) return;
    const seen = orders.map(({ row: { id, state, answer_digest, next_check_at: lease }, nextCheckAt }) => {
      return { id, lease, state, answer_digest, next_check_at: nextCheckAt };
    });
    await this.db.raw(
      `UPDATE ${TABLE} AS o SET next_check_at = seen.next_check_at, check_count = o.check_count + 1,
         checked_at = now(), answered_at = now(), updated_at = now()
       FROM jsonb_to_recordset(?::jsonb)
         AS seen (id text, lease timestamptz, state text, answer_digest text, next_check_at timestamptz)
       WHERE o.id = seen.id AND o.next_check_at = seen.lease AND o.state = seen.state
         AND o.answer_digest = seen.answer_digest`,
      [JSON.stringify(seen)],
    );
  }

  /**
   * Lets one caller among all instances ask the platform now.
   *
   * @param quietMs how long ago, in ms, the last question must have been
   */
  async claimCheck(id: string, quietMs: number): Promise<boolean> {
    const claimed = await this.db(TABLE)
      .where({ id })
      .where((stale) => {
        void stale.whereNull("checked_at").orWhere("checked_at", "<", new Date(Date.now() - quietMs));
      })
      .update({ checked_at: new Date() });
    return claimed === 1;
  }
}
