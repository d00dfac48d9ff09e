import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { PlatformAmount } from "../../../platform/money";
import type { Refund as RefundModel } from "../models/refund";
import type { RowOf } from "../row-of";
import type { ReasonWithFacts } from "./attention-facts";
import { Attentions, type AttentionReason } from "./attentions";
import type { CollectOrder } from "./collect-order";
import { CollectOrders } from "./collect-orders";
import { sumRefunds } from "./given-back";
import { History } from "./history";
import type { DeadlineRules } from "./lifecycle";

/**
 * - `payment`: money that Medusa captured; the refund is booked there as well.
 * - `ledger`: money that Medusa never captured (late, orphaned, duplicate, surplus): it is recorded only in the ledger.
 */
export const REFUND_TARGETS = ["payment", "ledger"] as const;

export type RefundTarget = (typeof REFUND_TARGETS)[number];

/** A recorded refund. Amounts are exact decimals in the unit of the currency. */
export type RecordedRefund = RowOf<typeof RefundModel>;

const TABLE = "haipay_refund";
const COLLECT_ORDERS = "haipay_collect_order";

export type RefundEntry = Omit<
  RecordedRefund,
  "id" | "medusa_refund_id" | "booked_at" | "corrected_at" | "created_at" | "updated_at" | "deleted_at"
>;

/** What a person must look at again. */
export type RaisedAgain = ReasonWithFacts;

/** The unique index: within its collect order, no other uncorrected refund has the same reference. */
const ONE_REFERENCE =
  "(collect_order_id, reference) WHERE corrects_id IS NULL AND corrected_at IS NULL AND deleted_at IS NULL";
const ONE_CORRECTION = "(corrects_id) WHERE corrects_id IS NOT NULL AND deleted_at IS NULL";

/** What booking a refund also ends. */
export interface RefundEffects {
  /** The attentions that it settles. */
  settles: readonly AttentionReason[];
  /** Whether what is still being tried with the money is given up. */
  takesOver: boolean;
}

/**
 * The refunds that administrators recorded, and the entries that correct them. A row is entered first and booked once everything has followed, so that a
 * crash in between can be finished; until then, for a captured payment, it is a permit that can be used once.
 */
export class Refunds {
  /** @param rules are read when they are needed */
  constructor(
    private readonly db: Knex,
    private readonly rules: () => Promise<DeadlineRules>,
  ) {}

  /**
   * @returns undefined when an uncorrected refund of this collect order has the reference, or the refund that the entry
   *   corrects was already corrected
   */
  async enter(entry: RefundEntry): Promise<RecordedRefund | undefined> {
    const [refund] = await this.db<RecordedRefund>(TABLE)
      .insert({ ...entry, id: generateEntityId(undefined, "hprf") })
      .onConflict(this.db.raw(entry.corrects_id === null ? ONE_REFERENCE : ONE_CORRECTION))
      .ignore()
      .returning("*");
    return refund;
  }

  /** All of a collect order's, oldest first, including those not booked yet. */
  async list(collectOrderId: string): Promise<RecordedRefund[]> {
    return this.db<RecordedRefund>(TABLE)
      .where({ collect_order_id: collectOrderId, deleted_at: null })
      .orderBy(["created_at", "id"]);
  }

  /** The collect orders with a refund that was entered before `before` and never booked. */
  async listHalfDone(before: Date): Promise<string[]> {
    const rows = await this.db<RecordedRefund>(TABLE)
      .distinct("collect_order_id")
      .whereNull("booked_at")
      .whereNull("deleted_at")
      .where("created_at", "<", before);
    return rows.map(({ collect_order_id }) => collect_order_id);
  }

  /** The recorded refund that lets Medusa refund a payment; undefined when nobody recorded one under this id. */
  async findPermit(id: string): Promise<RecordedRefund | undefined> {
    return this.db<RecordedRefund>(TABLE)
      .where({ id, target: "payment", corrects_id: null, deleted_at: null })
      .first();
  }

  /** The sum that permits have allowed for a payment, less what was reversed, as an exact decimal. */
  async sumPermitted(medusaPaymentId: string): Promise<PlatformAmount> {
    const used = await this.db<RecordedRefund>(TABLE)
      .where({ medusa_payment_id: medusaPaymentId, deleted_at: null })
      .whereNotNull("medusa_refund_id");
    return sumRefunds(used.map(({ corrects_id, booked_amount }) => ({ corrects_id, amount: booked_amount })));
  }

  /** Uses up a permit for one Medusa refund. @returns false when it was used before, or is for another payment */
  async consume(id: string, medusaPaymentId: string, medusaRefundId: string): Promise<boolean> {
    const consumed = await this.db<RecordedRefund>(TABLE)
      .where({
        id,
        target: "payment",
        corrects_id: null,
        medusa_payment_id: medusaPaymentId,
        deleted_at: null,
      })
      .whereNull("medusa_refund_id")
      .whereNull("booked_at")
      .update({ medusa_refund_id: medusaRefundId, updated_at: new Date() });
    return consumed === 1;
  }

  /** Sets which Medusa refund a permit belongs to after a crash: null when Medusa no longer has one. */
  async mend(id: string, medusaRefundId: string | null): Promise<void> {
    await this.db<RecordedRefund>(TABLE)
      .where({ id })
      .whereNull("booked_at")
      .update({ medusa_refund_id: medusaRefundId, updated_at: new Date() });
  }

  /** Withdraws an entry that Medusa refused; its reference is free again. */
  async withdraw(id: string): Promise<void> {
    await this.db<RecordedRefund>(TABLE).where({ id }).whereNull("booked_at").delete();
  }

  /** Records that everything has followed: the sums, the history and the attentions in one transaction. */
  async book(refund: RecordedRefund, effects: RefundEffects): Promise<RecordedRefund> {
    const { collect_order_id } = refund;
    // Read before the transaction, which already holds a connection.
    const rules = await this.rules();
    return this.bookWith(refund, async (trx, row) => {
      await new History(trx).append(collect_order_id, "administrator", payloadOf(refund));
      const note = `Refund of ${refund.amount} ${refund.currency.toUpperCase()} recorded: ${refund.reference}`;
      await new Attentions(trx).resolve(collect_order_id, effects.settles, refund.recorded_by, note);
      if (!effects.takesOver) return;
      const taken_over_at = new Date();
      if (row.captured_payment_id === null && row.taken_over_at === null) {
        await trx(COLLECT_ORDERS).where({ id: collect_order_id }).update({ taken_over_at });
      }
      await new CollectOrders(trx, async () => rules).settle(row);
    });
  }

  /**
   * Records that a refund was reversed everywhere, in one transaction. If a person took the money over, that remains.
   *
   * @param raised what the refund had closed and is now open again
   */
  async bookCorrection(correction: RecordedRefund, raised: readonly RaisedAgain[]): Promise<RecordedRefund> {
    const { corrects_id, collect_order_id } = correction;
    return this.bookWith(correction, async (trx, row) => {
      const corrected_at = new Date();
      await trx(TABLE).where({ id: corrects_id }).update({ corrected_at, updated_at: corrected_at });
      await new History(trx).append(collect_order_id, "administrator", payloadOf(correction));
      const subject = { collectOrderId: row.id, platformOrderId: row.platform_order_id };
      for (const { reason, facts } of raised) await new Attentions(trx).raise(subject, reason, facts);
    });
  }

  private async bookWith(
    entry: RecordedRefund,
    follow: (trx: Knex, row: CollectOrder) => Promise<void>,
  ): Promise<RecordedRefund> {
    const { id, collect_order_id } = entry;
    return this.db.transaction(async (trx) => {
      const row = (await trx<CollectOrder>(COLLECT_ORDERS)
        .where({ id: collect_order_id })
        .forUpdate()
        .first()) as CollectOrder;
      const now = new Date();
      const [booked] = await trx<RecordedRefund>(TABLE)
        .where({ id })
        .whereNull("booked_at")
        .update({ booked_at: now, updated_at: now })
        .returning("*");
      if (!booked) return entry;
      const all = await trx<RecordedRefund>(TABLE)
        .where({ collect_order_id, deleted_at: null })
        .whereNotNull("booked_at");
      const refunded_amount = sumRefunds(all);
      await trx(COLLECT_ORDERS).where({ id: collect_order_id }).update({ refunded_amount, updated_at: now });
      await follow(trx, row);
      return booked;
    });
  }
}

/** Without the note, which may name the buyer's bank account. */
function payloadOf(entry: RecordedRefund): Record<string, unknown> {
  const { id, corrects_id, target, amount, booked_amount, currency, paid_on, reference, recorded_by } = entry;
  return {
    ...(corrects_id === null
      ? { act: "record_refund", refund_id: id }
      : { act: "correct_refund", refund_id: corrects_id, correction_id: id }),
    target,
    amount,
    booked_amount,
    currency,
    paid_on: paid_on.toISOString(),
    reference,
    actor_id: recorded_by,
  };
}
