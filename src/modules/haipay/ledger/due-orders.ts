import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./collect-order";

const TABLE = "haipay_collect_order";

/** The rows that reconcile should look at, shared among all instances. */
export class DueOrders {
  constructor(private readonly db: Knex) {}

  /**
   * Takes the row that is due for longest, so that no other run gets it. A run that dies leaves nothing stuck: the
   * row is due again when its lease has ended.
   *
   * @param leaseMs how long, in ms, nobody else may take it
   */
  async claim(leaseMs: number): Promise<CollectOrder | undefined> {
    const now = new Date();
    const [row] = await this.db<CollectOrder>(TABLE)
      .where(
        "id",
        this.db<CollectOrder>(TABLE)
          .select("id")
          .where("next_check_at", "<=", now)
          .whereNull("deleted_at")
          .orderBy(["next_check_at", "id"])
          .limit(1)
          .forUpdate()
          .skipLocked(),
      )
      .update({ next_check_at: new Date(now.getTime() + leaseMs) })
      .returning("*");
    return row;
  }
}
