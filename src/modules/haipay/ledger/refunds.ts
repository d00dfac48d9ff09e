import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { addAmounts, parsePlatformAmount, type PlatformAmount } from "../../../platform/money";
import type { DeadlineRules } from "../deadline";
import type { AttentionReason } from "./attention-reasons";
import { Attentions } from "./attentions";
import type { CollectOrder } from "./collect-order";
import { CollectOrders } from "./collect-orders";
import { History } from "./history";
import type { RecordedRefund } from "./refund";

const TABLE = "haipay_refund";
const COLLECT_ORDERS = "haipay_collect_order";

export type RefundEntry = Omit<
  RecordedRefund,
  "id" | "medusa_refund_id" | "booked_at" | "created_at" | "updated_at" | "deleted_at"
>;

/** What a booked refund ends besides. */
export interface RefundEffects {
  /** The attentions that it settles. */
  settles: readonly AttentionReason[];
  /** Whether the machine gives up what it was still trying with the money. */
  takesOver: boolean;
}

/**
 * The refunds that administrators recorded. A row is entered first and booked when everything has followed, so that a
 * crash in between can be finished; until then, for a captured payment, it is a permit that can be used once.
 */
export class Refunds {
  /** @param rules are read when they are needed */
  constructor(
    private readonly db: Knex,
    private readonly rules: () => Promise<DeadlineRules>,
  ) {}

  /** @returns undefined when the reference was used before for this collect order */
  async enter(entry: RefundEntry): Promise<RecordedRefund | undefined> {
    const [refund] = await this.db<RecordedRefund>(TABLE)
      .insert({ ...entry, id: generateEntityId(undefined, "hprf") })
      .onConflict(this.db.raw("(collect_order_id, reference) WHERE deleted_at IS NULL"))
      .ignore()
      .returning("*");
    return refund;
  }

  /** All of a collect order, oldest first, also those that are not booked yet. */
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
    return this.db<RecordedRefund>(TABLE).where({ id, target: "payment", deleted_at: null }).first();
  }

  /** The sum that permits have let through for a payment, as an exact decimal. */
  async sumPermitted(medusaPaymentId: string): Promise<PlatformAmount> {
    const used = await this.db<RecordedRefund>(TABLE)
      .where({ medusa_payment_id: medusaPaymentId, deleted_at: null })
      .whereNotNull("medusa_refund_id");
    return sum(used.map(({ booked_amount }) => booked_amount ?? "0"));
  }

  /** Uses a permit up for one refund of Medusa's. @returns false when it was used before, or is for another payment */
  async consume(id: string, medusaPaymentId: string, medusaRefundId: string): Promise<boolean> {
    const consumed = await this.db<RecordedRefund>(TABLE)
      .where({ id, target: "payment", medusa_payment_id: medusaPaymentId, deleted_at: null })
      .whereNull("medusa_refund_id")
      .whereNull("booked_at")
      .update({ medusa_refund_id: medusaRefundId, updated_at: new Date() });
    return consumed === 1;
  }

  /** Says which refund of Medusa's a permit stands for after a crash: null when Medusa has none any more. */
  async mend(id: string, medusaRefundId: string | null): Promise<void> {
    await this.db<RecordedRefund>(TABLE)
      .where({ id })
      .whereNull("booked_at")
      .update({ medusa_refund_id: medusaRefundId, updated_at: new Date() });
  }

  /** Takes an entry back that Medusa refused; its reference is free again. */
  async withdraw(id: string): Promise<void> {
    await this.db<RecordedRefund>(TABLE).where({ id }).whereNull("booked_at").delete();
  }

  /** Notes that everything has followed: the sums, the history and the attentions in one transaction. */
  async book(refund: RecordedRefund, effects: RefundEffects): Promise<RecordedRefund> {
    const { id, collect_order_id } = refund;
    // Read before the transaction, which holds a connection already.
    const rules = await this.rules();
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
      if (!booked) return refund;
      const all = await trx<RecordedRefund>(TABLE)
        .where({ collect_order_id, deleted_at: null })
        .whereNotNull("booked_at");
      const refunded_amount = sum(all.map(({ amount }) => amount));
      await trx(COLLECT_ORDERS).where({ id: collect_order_id }).update({ refunded_amount, updated_at: now });
      await new History(trx).append(collect_order_id, "administrator", payloadOf(booked));
      const note = `Refund of ${refund.amount} ${refund.currency.toUpperCase()} recorded: ${refund.reference}`;
      await new Attentions(trx).resolve(collect_order_id, effects.settles, refund.recorded_by, note);
      if (effects.takesOver) await new CollectOrders(trx, async () => rules).settle(row);
      return booked;
    });
  }
}

function sum(amounts: readonly string[]): PlatformAmount {
  return amounts.reduce<PlatformAmount>(
    (total, amount) => addAmounts(total, parsePlatformAmount(amount)),
    parsePlatformAmount("0"),
  );
}

/** Without the note, which may name the shopper's bank account. */
function payloadOf(refund: RecordedRefund): Record<string, unknown> {
  const { id, target, amount, booked_amount, currency, paid_on, reference, recorded_by } = refund;
  return {
    act: "record_refund",
    refund_id: id,
    target,
    amount,
    booked_amount,
    currency,
    paid_on: paid_on.toISOString(),
    reference,
    actor_id: recorded_by,
  };
}
