import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./collect-order";

const TABLE = "haipay_collect_order";

/**
 * Pages of the rows that a sweep looks at, by key. Each reads a partial index that holds no old row, so that the cost
 * follows what is open; the conditions are written as the indexes have them.
 */
export class SweptRows {
  constructor(private readonly db: Knex) {}

  /** Rows at the platform that may still move. @param after the key of the last row that was seen */
  async listWatched(after: string | null, limit: number): Promise<CollectOrder[]> {
    return this.page("next_check_at IS NOT NULL", after, limit);
  }

  /** Choices of which the platform never heard. @param after the key of the last row that was seen */
  async listChosen(after: string | null, limit: number): Promise<CollectOrder[]> {
    return this.page("applied_at IS NULL AND state = 'chosen'", after, limit);
  }

  /** Money that is in no order and that nobody took over. @param after the key of the last row that was seen */
  async listUncaptured(after: string | null, limit: number): Promise<CollectOrder[]> {
    return this.page(
      "state = 'paid' AND captured_payment_id IS NULL AND taken_over_at IS NULL",
      after,
      limit,
    );
  }

  /** All rows of these carts, oldest first. */
  async listOfCarts(cartIds: readonly string[]): Promise<CollectOrder[]> {
    return this.db<CollectOrder>(TABLE)
      .whereIn("cart_id", cartIds)
      .where({ deleted_at: null })
      .orderBy(["created_at", "id"]);
  }

  /** All rows that name one of these orders. */
  async listOfOrders(medusaOrderIds: readonly string[]): Promise<CollectOrder[]> {
    return this.db<CollectOrder>(TABLE)
      .whereIn("medusa_order_id", medusaOrderIds)
      .where({ deleted_at: null })
      .orderBy(["created_at", "id"]);
  }

  /** Removes a choice that the platform never heard of, with its history. @returns whether it was one */
  async discard(row: Pick<CollectOrder, "id" | "payment_session_id">): Promise<boolean> {
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
   * Removes given-up choices that the platform never heard of, with their history: they hold a buyer's data and
   * lead nowhere.
   *
   * @param before when they were made, at the latest
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

  private async page(condition: string, after: string | null, limit: number): Promise<CollectOrder[]> {
    const page = this.db<CollectOrder>(TABLE)
      .whereRaw(`${condition} AND deleted_at IS NULL`)
      .orderBy("id")
      .limit(limit);
    if (after !== null) void page.where("id", ">", after);
    return page;
  }
}
