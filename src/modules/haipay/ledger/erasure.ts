import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Attention } from "./attentions";
import type { CollectOrder } from "./collect-order";
import { History } from "./history";
import type { RecordedRefund } from "./refunds";

const TABLE = "haipay_collect_order";
const HISTORY = "haipay_history";
const ATTENTIONS = "haipay_attention";

/** Empty, and not null: whatever reads a row meanwhile finds texts. */
const NOBODY = { buyer_name: "", buyer_phone: "", buyer_email: "", partner_user_id: "" };

/** What leads to the buyer, or was written for the buyer alone. */
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

interface EntryRow {
  id: string;
  payload: Record<string, unknown>;
}

/** Removes a buyer's data from a collect order and from everything that was written down about it. */
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
      // A note may name the buyer's bank account; the reference stays, by which the payout is found at the bank.
      await trx("haipay_refund").where({ collect_order_id: row.id }).update({ note: null, updated_at: now });
      await new History(trx).append(row.id, "administrator", { act: "erase_personal_data", ...act });
      return erased;
    });
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
    for (const { id, facts, note } of attentions) {
      await trx(ATTENTIONS)
        .where({ id })
        .update({ facts: JSON.stringify(eraseTexts(facts)), note: note === null ? null : "***" });
    }
  }
}

/** What the books need: ids, sums, times, and words of our own choosing. Nobody else writes text into these. */
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

/** A state, a reason or another word of our own, and no sentence that somebody wrote. */
const CODE = /^[a-z_]{1,40}$/;

const ERASED = "***";

/**
 * A copy of what was written down about a collect order, in which every text that is not known to be free of personal
 * data reads `***`, at every depth: the platform's words and a person's own may hold anything.
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

type StillNeeded =
  | "still_choosable"
  | "still_open"
  | "not_settled_yet"
  | "attention_waits"
  | "late_money_watched"
  | "refund_being_booked";

/**
 * Why a buyer's data cannot be erased yet: as long as money can come, the buyer may have to be told of it or paid
 * back.
 *
 * @returns undefined when nothing needs them any more
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
