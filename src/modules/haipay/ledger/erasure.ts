import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Attention } from "./attentions";
import type { CollectOrder } from "./collect-order";
import { eraseTexts } from "./erase-texts";
import { History } from "./history";

const TABLE = "haipay_collect_order";
const EVENTS = "haipay_event";
const ATTENTIONS = "haipay_attention";

/** Empty, and not null: whatever reads a row meanwhile finds texts. */
const NOBODY = { buyer_name: "", buyer_phone: "", buyer_email: "", partner_user_id: "" };

/** What leads to the shopper, or was written for the shopper alone. */
const NOTHING = {
  customer_id: null,
  buyer_source: null,
  return_url: null,
  pay_url: null,
  bank_code: null,
  bank_no: null,
  qr_code: null,
  last_error: null,
};

interface EventRow {
  id: string;
  payload: Record<string, unknown>;
}

/** Removes a shopper's data from a collect order and from everything that was written down about it. */
export class Erasure {
  constructor(private readonly db: Knex) {}

  /**
   * Sums, times, ids and what administrators did are kept: they are the shop's books.
   *
   * @param act who decided so
   * @returns undefined when the row moved meanwhile, may still move, or was erased already
   */
  async erase(row: CollectOrder, act: { actor_id: string }): Promise<CollectOrder | undefined> {
    const now = new Date();
    return this.db.transaction(async (trx) => {
      const [erased] = await trx<CollectOrder>(TABLE)
        .where({ id: row.id, state: row.state, erased_at: null, next_check_at: null })
        .update({ ...NOBODY, ...NOTHING, erased_at: now, updated_at: now })
        .returning("*");
      if (!erased) return undefined;
      await this.eraseHistory(trx, row.id);
      await this.eraseAttentions(trx, row.id);
      // A note may name the shopper's bank account; the reference stays, by which the payout is found at the bank.
      await trx("haipay_refund").where({ collect_order_id: row.id }).update({ note: null, updated_at: now });
      await new History(trx).append(row.id, "administrator", { act: "erase_personal_data", ...act });
      return erased;
    });
  }

  private async eraseHistory(trx: Knex, collectOrderId: string): Promise<void> {
    const events = await trx<EventRow>(EVENTS)
      .select("id", "payload")
      .where("collect_order_id", collectOrderId);
    for (const { id, payload } of events) {
      await trx(EVENTS)
        .where({ id })
        .update({ payload: JSON.stringify(eraseTexts(payload)) });
    }
  }

  private async eraseAttentions(trx: Knex, collectOrderId: string): Promise<void> {
    const attentions = await trx<Attention>(ATTENTIONS).where({ collect_order_id: collectOrderId });
    for (const { id, facts, note } of attentions) {
      await trx(ATTENTIONS)
        .where({ id })
        .update({ facts: JSON.stringify(eraseTexts(facts)), note: note === null ? null : "***" });
    }
  }
}
