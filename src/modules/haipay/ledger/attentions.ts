import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { AttentionReason } from "./attention-reasons";

const TABLE = "haipay_attention";

export interface Attention {
  id: string;
  collect_order_id: string | null;
  order_id: string;
  reason: AttentionReason;
  facts: Record<string, unknown>;
  resolved_at: Date | null;
  resolved_by: string | null;
  note: string | null;
  created_at: Date;
  deleted_at: Date | null;
}

/** What needs a person: raised once per order and reason until it is resolved. */
export class Attentions {
  constructor(private readonly db: Knex) {}

  /**
   * @param facts what a person needs in order to decide, with sums in the unit of the currency
   * @returns false when the same thing already waits for a person (its facts are brought up to date)
   */
  async raise(
    subject: { collectOrderId: string | null; orderId: string },
    reason: AttentionReason,
    facts: Record<string, unknown>,
  ): Promise<boolean> {
    const [row] = await this.db(TABLE)
      .insert({
        id: generateEntityId(undefined, "hpat"),
        collect_order_id: subject.collectOrderId,
        order_id: subject.orderId,
        reason,
        facts: JSON.stringify(facts),
      })
      .onConflict(this.db.raw("(order_id, reason) WHERE resolved_at IS NULL AND deleted_at IS NULL"))
      .merge({ facts: JSON.stringify(facts), updated_at: new Date() })
      .returning<{ inserted: boolean }[]>(this.db.raw("(xmax = 0) AS inserted"));
    return row?.inserted ?? false;
  }

  async listOpen(collectOrderId: string): Promise<Attention[]> {
    return this.db<Attention>(TABLE)
      .where({ collect_order_id: collectOrderId, deleted_at: null })
      .whereNull("resolved_at");
  }

  /** Closes what time has settled, such as a partial sum whose rest arrived. */
  async resolve(
    collectOrderId: string,
    reasons: readonly AttentionReason[],
    resolvedBy: string,
    note: string,
  ): Promise<void> {
    await this.db<Attention>(TABLE)
      .where({ collect_order_id: collectOrderId, deleted_at: null })
      .whereIn("reason", reasons)
      .whereNull("resolved_at")
      .update({ resolved_at: new Date(), resolved_by: resolvedBy, note });
  }
}
