import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./collect-order";

const TABLE = "haipay_collect_order";

/** What buyers choose at the payment step: rows that the platform does not know of yet. */
export class Choices {
  constructor(private readonly db: Knex) {}

  /** Removes a choice. */
  async discard(id: string): Promise<void> {
    await this.db<CollectOrder>(TABLE).where({ id, state: "chosen" }).delete();
  }

  /** Removes a choice that the platform never knew of, with its history. @returns whether it was unchanged since it was read */
  async discardUnlessTaken(row: Pick<CollectOrder, "id" | "payment_session_id">): Promise<boolean> {
    const { id, payment_session_id } = row;
    return this.db.transaction(async (trx) => {
      const deleted = await trx<CollectOrder>(TABLE)
        .where({ id, payment_session_id, state: "chosen", applied_at: null })
        .delete();
      if (deleted === 1) await trx("haipay_history").where({ collect_order_id: id }).delete();
      return deleted === 1;
    });
  }

  /**
   * Removes given-up choices that the platform never knew of, with their history: they contain a buyer's data and
   * serve no purpose.
   *
   * @param before the latest time at which they were made
   * @returns how many were removed
   */
  async forget(before: Date, limit: number): Promise<number> {
    return this.db.transaction(async (trx) => {
      const old = await trx<CollectOrder>(TABLE)
        .select("id")
        .whereRaw("applied_at IS NULL AND deleted_at IS NULL")
        .whereIn("state", ["chosen", "superseded"])
        .where("created_at", "<", before)
        .orderBy("id")
        .limit(limit)
        .forUpdate()
        .skipLocked();
      const ids = old.map(({ id }) => id);
      await trx("haipay_history").whereIn("collect_order_id", ids).delete();
      await trx(TABLE).whereIn("id", ids).delete();
      return ids.length;
    });
  }
}
