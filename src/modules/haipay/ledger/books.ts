import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency } from "../../../platform/catalogue";
import type { Environment } from "../settings/settings";
import type { CollectOrder } from "./collect-order";
import type { RecordedRefund } from "./refunds";

/** From the first instant up to, and not including, the second. */
export interface BookedSpan {
  from: Date;
  before: Date;
}

/** The ledger as a bookkeeper needs it: the money of a period, and what was paid back. */
export class Books {
  constructor(private readonly db: Knex) {}

  /**
   * The collect orders for which anything may be booked in a period, by key: their money came in it, or they changed
   * later (money of an earlier period that was captured in this one), or a refund of theirs was paid in it. An open one is
   * left out, even with a part of its sum: what will happen to that part is not known yet.
   *
   * @param after the key of the last row that was seen
   */
  async page(
    { from, before }: BookedSpan,
    { environment, currency }: { environment: Environment; currency: Currency },
    after: string | null,
    limit: number,
  ): Promise<CollectOrder[]> {
    const came = "coalesce(paid_at, received_at, ended_at)";
    const page = this.db<CollectOrder>("haipay_collect_order")
      .where({ environment, currency, deleted_at: null })
      .whereNotIn("state", ["chosen", "applying", "unknown", "open"])
      .whereRaw("received_amount::numeric > 0")
      .whereRaw(`${came} < ?`, [before])
      .where((booked) => {
        void booked.whereRaw(`${came} >= ?`, [from]).orWhere("updated_at", ">=", from);
        void booked.orWhereIn("id", (refunds: Knex.QueryBuilder) => {
          void refunds
            .select("collect_order_id")
            .from("haipay_refund")
            .whereNotNull("booked_at")
            .whereNull("deleted_at")
            .where("paid_on", ">=", from)
            .where("paid_on", "<", before);
        });
      })
      .orderBy("id")
      .limit(limit);
    if (after !== null) void page.where("id", ">", after);
    return page;
  }

  /** The refunds of these collect orders that are in all books, with the entries that correct them, oldest first. */
  async refundsOf(collectOrderIds: readonly string[]): Promise<Map<string, RecordedRefund[]>> {
    const found = new Map<string, RecordedRefund[]>();
    if (collectOrderIds.length === 0) return found;
    const refunds = await this.db<RecordedRefund>("haipay_refund")
      .whereIn("collect_order_id", collectOrderIds)
      .whereNull("deleted_at")
      .whereNotNull("booked_at")
      .orderBy(["created_at", "id"]);
    for (const refund of refunds) {
      const { collect_order_id: id } = refund;
      found.set(id, [...(found.get(id) ?? []), refund]);
    }
    return found;
  }
}
