import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./collect-order";

const TABLE = "haipay_collect_order";
const IDS = ["id", "order_id", "order_no", "medusa_order_id", "cart_id", "payment_session_id"] as const;
const LONGEST_ID = 100;

/** Finds rows by what a person has at hand; every read is one of an index. */
export class CollectOrderFinder {
  constructor(private readonly db: Knex) {}

  /** Rows that are called exactly so: by their own id, the order id, the order no, or an id of Medusa's. */
  async idsCalled(id: string): Promise<string[]> {
    if (id.length > LONGEST_ID) return [];
    const found = await Promise.all(IDS.map((column) => this.ids((rows) => void rows.where(column, id))));
    return found.flat();
  }

  /**
   * Payments of a shopper whose e-mail address begins so, in small or capital letters.
   *
   * @param most how many are found at most; which ones is left to the database
   */
  async idsByEmail(beginning: string, most: number): Promise<string[]> {
    const pattern = `${beginning.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
    return this.ids(
      (rows) =>
        void rows.whereRaw("lower(buyer_email) LIKE ?", [pattern]).whereNotNull("applied_at").limit(most),
    );
  }

  private async ids(narrow: (rows: Knex.QueryBuilder) => void): Promise<string[]> {
    const rows = this.db<CollectOrder>(TABLE).select("id").whereNull("deleted_at");
    narrow(rows);
    return ((await rows) as { id: string }[]).map(({ id }) => id);
  }
}
