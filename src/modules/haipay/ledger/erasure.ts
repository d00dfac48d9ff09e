import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Attention } from "./attentions";
import type { CollectOrder } from "./collect-order";
import { History } from "./history";
import type { RecordedRefund } from "./refunds";

const TABLE = "haipay_collect_order";
const HISTORY = "haipay_history";
const ATTENTIONS = "haipay_attention";

/** Empty, not null: code reading a row at the same time still finds texts. */
const NOBODY = { buyer_name: "", buyer_phone: "", buyer_email: "", partner_user_id: "" };

/** What identifies the buyer, or was meant only for the buyer. */
const NOTHING = {
  customer_id: null,
  buyer_source: null,
  browser_digest: null,
  client_digest: null,
  return_url: null,
  pay_url: null,
  bank_code: null,
  bank_no: null,
  qr_code: null,
  last_error: null,
};

interface EntryRow {
  id: string;
  payload: Record<string, unknown>;
}

/** Who decided to erase a buyer's data, and why if it was not a person. */
export interface ErasureAct {
  /** A user's id, or `system`. */
  actor_id: string;
  because?: "retention" | "customer_deleted" | "requested";
}

/** Whose data: found by the e-mail address given with the payment, or by the Medusa customer. */
export type BuyerName = { email: string } | { customer_id: string };

/** Removes a buyer's data from collect orders and from everything recorded about them. */
export class Erasure {
  constructor(private readonly db: Knex) {}

  /**
   * Sums, times, ids and what administrators did are kept for the shop's books. Erases all rows or none.
   *
   * @param rows of one purchase, as they were read
   * @returns false when one of them has changed in the meantime, may still change, or was already erased
   */
  async erase(rows: readonly CollectOrder[], act: ErasureAct): Promise<boolean> {
    const now = new Date();
    const trx = await this.db.transaction();
    try {
      for (const row of rows) {
        const erased = await trx<CollectOrder>(TABLE)
          .where({ id: row.id, state: row.state, erased_at: null, next_check_at: null })
          .update({ ...NOBODY, ...NOTHING, erased_at: now, updated_at: now });
        if (erased === 0) {
          await trx.rollback();
          return false;
        }
        await this.eraseHistory(trx, row.id);
        await this.eraseAttentions(trx, row.id);
        // A note may name the buyer's bank account; the reference stays, because it identifies the payout at the bank.
        await trx("haipay_refund")
          .where({ collect_order_id: row.id })
          .update({ note: null, updated_at: now });
        await new History(trx).append(row.id, "administrator", { act: "erase_personal_data", ...act });
      }
      await trx.commit();
      return true;
    } catch (error) {
      await trx.rollback();
      throw error;
    }
  }

  /** Records, once, that these rows' data must be erased as soon as they are no longer needed. */
  async request(ids: readonly string[]): Promise<void> {
    await this.db(TABLE)
      .whereIn("id", ids)
      .whereNull("erased_at")
      .whereNull("erase_requested_at")
      .update({ erase_requested_at: new Date() });
  }

  /** The rows that hold a buyer's data, oldest first. */
  async listOf(buyer: BuyerName, limit: number): Promise<CollectOrder[]> {
    const rows = this.db<CollectOrder>(TABLE).whereNull("erased_at").whereNull("deleted_at");
    if ("customer_id" in buyer) void rows.where({ customer_id: buyer.customer_id });
    else void rows.whereRaw("lower(buyer_email) = ?", [buyer.email.trim().toLowerCase()]);
    return rows.orderBy("id").limit(limit);
  }

  /** The rows whose data were to be erased earlier but were still needed. @param after the key of the last one seen */
  async listRequested(after: string | null, limit: number): Promise<CollectOrder[]> {
    return this.page("erase_requested_at IS NOT NULL AND erased_at IS NULL", after, limit);
  }

  /**
   * Rows of purchases that ended without money and are no longer watched. The condition is exactly that of its index.
   *
   * @param before the latest time at which they ended
   * @param after the key of the last one seen
   */
  async listEndedUnpaid(before: Date, after: string | null, limit: number): Promise<CollectOrder[]> {
    return this.page(
      `erased_at IS NULL AND next_check_at IS NULL AND applied_at IS NOT NULL AND state <> 'paid'
       AND state NOT IN ('applying', 'unknown', 'open') AND coalesce(received_amount, '0') = '0'
       AND coalesce(ended_at, expires_at, created_at) < ?
       AND NOT EXISTS (
         SELECT 1 FROM ${TABLE} AS paid
         WHERE (paid.payment_collection_id = ${TABLE}.payment_collection_id OR paid.cart_id = ${TABLE}.cart_id)
           AND (paid.state = 'paid' OR coalesce(paid.received_amount, '0') <> '0') AND paid.deleted_at IS NULL)`,
      after,
      limit,
      [before],
    );
  }

  /** Rows whose money came before an instant and that are settled. @param after the key of the last one seen */
  async listEndedPaid(before: Date, after: string | null, limit: number): Promise<CollectOrder[]> {
    return this.page(
      `erased_at IS NULL AND state = 'paid' AND settled_at IS NOT NULL AND coalesce(paid_at, created_at) < ?`,
      after,
      limit,
      [before],
    );
  }

  private async page(
    condition: string,
    after: string | null,
    limit: number,
    values: readonly Date[] = [],
  ): Promise<CollectOrder[]> {
    const page = this.db<CollectOrder>(TABLE)
      .whereRaw(`${condition} AND deleted_at IS NULL`, [...values])
      .orderBy("id")
      .limit(limit);
    if (after !== null) void page.where("id", ">", after);
    return page;
  }

  private async eraseHistory(trx: Knex, collectOrderId: string): Promise<void> {
    const entries = await trx<EntryRow>(HISTORY)
      .select("id", "payload")
      .where("collect_order_id", collectOrderId);
    for (const { id, payload } of entries) {
      await trx(HISTORY)
        .where({ id })
        .update({ payload: JSON.stringify(eraseTexts(payload)) });
    }
  }

  private async eraseAttentions(trx: Knex, collectOrderId: string): Promise<void> {
    const attentions = await trx<Attention>(ATTENTIONS).where({ collect_order_id: collectOrderId });
    for (const { id, facts, note, remark } of attentions) {
      await trx(ATTENTIONS)
        .where({ id })
        .update({
          facts: JSON.stringify(eraseTexts(facts)),
          note: note === null ? null : "***",
          remark: remark === null ? null : "***",
        });
    }
  }
}

/** What the books need: ids, sums, times and our own keywords. Nobody else writes text into these. */
const KEPT = new Set([
  ...["act", "actor_id", "outcome", "error", "from", "to", "because", "missing", "earlier_orders"],
  ...[
    "orderId",
    "orderNo",
    "platform_order_id",
    "platform_order_no",
    "appId",
    "cart_id",
    "medusa_order_id",
    "reused_for",
  ],
  ...["used_for", "owed_amount", "owed_currency"],
  ...["app_id", "environment", "host", "failing_since"],
  ...["payment_collection_id", "payment_session", "attention_id", "refund_id", "correction_id"],
  ...["reference", "target"],
  ...["currency", "method", "inBankCode", "amount", "actualAmount", "fee", "due", "refund_due", "surplus"],
  ...["charge_amount", "received_amount", "captured_amount", "refunded_amount", "booked_amount"],
  ...["payTime", "pay_time", "paid_on", "collect_order_state", "field", "expected", "found"],
]);

/** A state, a reason or another of our own keywords, not a sentence that somebody wrote. */
const CODE = /^[a-z_]{1,40}$/;

const ERASED = "***";

/**
 * A copy of what was recorded about a collect order, in which every text not known to be free of personal
 * data reads `***`, at every depth: text from the platform or from a person may hold anything.
 */
export function eraseTexts(payload: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([field, value]) => [field, eraseValue(value, isKept(field, value))]),
  );
}

function isKept(field: string, value: unknown): boolean {
  return KEPT.has(field) || (field === "reason" && typeof value === "string" && CODE.test(value));
}

function eraseValue(value: unknown, kept: boolean): unknown {
  if (typeof value === "string") return kept ? value : ERASED;
  if (Array.isArray(value)) return value.map((item) => eraseValue(item, kept));
  if (typeof value === "object" && value !== null) return eraseTexts(value);
  return value;
}

export type StillNeeded =
  | "still_choosable"
  | "still_open"
  | "not_settled_yet"
  | "attention_waits"
  | "late_money_watched"
  | "refund_being_booked";

/**
 * Why a buyer's data cannot be erased yet: as long as money can come, the buyer may have to be told about it or paid
 * back.
 *
 * @returns undefined when they are no longer needed
 */
export function whyStillNeeded(
  row: Pick<CollectOrder, "state" | "settled_at" | "next_check_at">,
  attentions: readonly Pick<Attention, "resolved_at">[],
  refunds: readonly Pick<RecordedRefund, "booked_at">[],
): StillNeeded | undefined {
  if (row.state === "chosen") return "still_choosable";
  if (row.state === "applying" || row.state === "unknown" || row.state === "open") {
    return "still_open";
  }
  if (row.state === "paid" && row.settled_at === null) return "not_settled_yet";
  if (attentions.some(({ resolved_at }) => resolved_at === null)) return "attention_waits";
  if (row.next_check_at !== null) return "late_money_watched";
  if (refunds.some(({ booked_at }) => booked_at === null)) return "refund_being_booked";
  return undefined;
}
