import { randomBytes } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Choice, CollectOrder } from "./collect-order";

const TABLE = "haipay_collect_order";

/** What buyers choose at the payment step: rows of which the platform has not heard yet. */
export class Choices {
  constructor(private readonly db: Knex) {}

  /** Writes a new row in state `chosen`, with a fresh random order id. */
  async add(choice: Choice): Promise<CollectOrder> {
    const [row] = await this.db<CollectOrder>(TABLE)
      .insert({
        ...choice,
        id: generateEntityId(undefined, "hpco"),
        platform_order_id: newPlatformOrderId(),
        state: "chosen",
      })
      .returning("*");
    return row;
  }

  /** Removes a choice. */
  async discard(id: string): Promise<void> {
    await this.db<CollectOrder>(TABLE).where({ id, state: "chosen" }).delete();
  }

  /** Removes a choice that the platform never heard of, with its history. @returns whether it stood as it was read */
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
}

/**
 * A new merchant order number: 128 random bits as text of 34 characters, so that it tells nothing,
 * cannot be guessed and is never used again (protocol §4: at most 48 characters, unique for ever).
 */
export function newPlatformOrderId(): string {
  return `hp${randomBytes(16).toString("hex")}`;
}
