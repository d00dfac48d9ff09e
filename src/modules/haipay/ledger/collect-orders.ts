import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { nextCheckAt } from "./check-schedule";
import type { Choice, CollectOrder, CollectOrderChanges } from "./collect-order";
import { History } from "./history";
import { newOrderId } from "./order-id";
import { assertTransition, type CollectOrderState } from "./transitions";

const TABLE = "haipay_collect_order";

/** Reads and writes the ledger's rows, each write committed at once, outside any transaction of Medusa's. */
export class CollectOrders {
  constructor(private readonly db: Knex) {}

  /** Writes a new row in state `chosen`, with a fresh random order id. */
  async choose(choice: Choice): Promise<CollectOrder> {
    const [row] = await this.db<CollectOrder>(TABLE)
      .insert({ ...choice, id: generateEntityId(undefined, "hpco"), order_id: newOrderId(), state: "chosen" })
      .returning("*");
    return row;
  }

  async find(id: string): Promise<CollectOrder | undefined> {
    return this.db<CollectOrder>(TABLE).where({ id, deleted_at: null }).first();
  }

  async findByOrderId(orderId: string): Promise<CollectOrder | undefined> {
    return this.db<CollectOrder>(TABLE).where({ order_id: orderId, deleted_at: null }).first();
  }

  /** All rows of a payment session, the newest first: a new try after a failed one adds a row. */
  async listBySession(paymentSessionId: string): Promise<CollectOrder[]> {
    return this.db<CollectOrder>(TABLE)
      .where({ payment_session_id: paymentSessionId, deleted_at: null })
      .orderBy([
        { column: "created_at", order: "desc" },
        { column: "id", order: "desc" },
      ]);
  }

  /** The row whose return addresses carry this session id, wherever it went since. */
  async findByReturnSession(paymentSessionId: string): Promise<CollectOrder | undefined> {
    return this.db<CollectOrder>(TABLE)
      .where({ return_session_id: paymentSessionId, deleted_at: null })
      .orderBy("created_at", "desc")
      .first();
  }

  async existsForCart(cartId: string): Promise<boolean> {
    return (
      (await this.db(TABLE).select("id").where({ cart_id: cartId, deleted_at: null }).first()) !== undefined
    );
  }

  /** A row of an earlier choice that asks the same buyer for the same sum by the same method, still payable. */
  async findReusable(row: CollectOrder, appId: string, host: string): Promise<CollectOrder | undefined> {
    return this.db<CollectOrder>(TABLE)
      .where({
        payment_collection_id: row.payment_collection_id,
        provider_id: row.provider_id,
        flow: row.flow,
        charge_amount: row.charge_amount,
        session_amount: row.session_amount,
        currency: row.currency,
        buyer_name: row.buyer_name,
        buyer_phone: row.buyer_phone,
        buyer_email: row.buyer_email,
        return_url: row.return_url,
        app_id: appId,
        host,
        deleted_at: null,
      })
      .whereIn("state", ["open", "superseded"])
      .whereNotNull("pay_url")
      .where("expires_at", ">", this.db.fn.now())
      .orderBy("created_at", "desc")
      .first();
  }

  /**
   * Moves a row to another state if nobody moved it since it was read, and says when to look at it again.
   *
   * @returns the row as it stands now, or undefined when another writer was first
   * @throws ImpossibleTransitionError when the transition table has no such move
   */
  async transition(
    row: CollectOrder,
    to: CollectOrderState,
    changes: CollectOrderChanges = {},
  ): Promise<CollectOrder | undefined> {
    assertTransition(row.state, to);
    const now = new Date();
    const next_check_at = nextCheckAt({ ...row, ...changes, state: to }, now);
    return this.db.transaction(async (trx) => {
      const [moved] = await trx<CollectOrder>(TABLE)
        .where({ id: row.id, state: row.state, payment_session_id: row.payment_session_id })
        .update({ next_check_at, ...changes, state: to, updated_at: now })
        .returning("*");
      if (!moved) return undefined;
      await new History(trx).append(row.id, "transition", { from: row.state, to, reason: moved.last_error });
      return moved;
    });
  }

  /** Changes fields that do not decide the state. */
  async update(id: string, changes: CollectOrderChanges): Promise<CollectOrder> {
    const [row] = await this.db<CollectOrder>(TABLE)
      .where({ id })
      .update({ ...changes, updated_at: new Date() })
      .returning("*");
    return row;
  }

  /**
   * Writes what an answer of the platform says if nobody recorded another one since the row was read.
   *
   * @returns the row as it stands now, or undefined when another writer was first
   */
  async amend(row: CollectOrder, changes: CollectOrderChanges): Promise<CollectOrder | undefined> {
    const [amended] = await this.db<CollectOrder>(TABLE)
      .where({ id: row.id, state: row.state, answer_digest: row.answer_digest })
      .update({ ...changes, updated_at: new Date() })
      .returning("*");
    return amended;
  }

  /** Gives a choice its payment session and sum. @returns undefined when the row is no longer a free choice */
  async bind(
    id: string,
    session: Required<
      Pick<CollectOrder, "payment_session_id" | "session_amount" | "charge_amount" | "expires_at">
    >,
  ): Promise<CollectOrder | undefined> {
    const [row] = await this.db<CollectOrder>(TABLE)
      .where({ id, state: "chosen", payment_session_id: null })
      .update({ ...session, updated_at: new Date() })
      .returning("*");
    return row;
  }

  /** Moves a payable row to a new payment session. @returns undefined when it is no longer payable */
  async rebind(row: CollectOrder, paymentSessionId: string): Promise<CollectOrder | undefined> {
    return this.db.transaction(async (trx) => {
      const [moved] = await trx<CollectOrder>(TABLE)
        .where({ id: row.id })
        .whereIn("state", ["open", "superseded"])
        .update({ payment_session_id: paymentSessionId, state: "open", updated_at: new Date() })
        .returning("*");
      if (!moved) return undefined;
      await new History(trx).append(row.id, "transition", {
        from: row.state,
        to: "open",
        reused_for: paymentSessionId,
      });
      return moved;
    });
  }

  /** Removes a choice of which the platform never heard. */
  async discardChoice(id: string): Promise<void> {
    await this.db<CollectOrder>(TABLE).where({ id, state: "chosen" }).delete();
  }

  /** Asks for the row to be looked at by the next reconcile run. */
  async markDue(id: string): Promise<void> {
    await this.db(TABLE).where({ id }).update({ next_check_at: new Date() });
  }

  /**
   * Lets one caller among all instances look at the platform now.
   *
   * @param quietMs how long ago, in ms, the last look must have been
   */
  async claimCheck(id: string, quietMs: number): Promise<boolean> {
    const claimed = await this.db(TABLE)
      .where({ id })
      .where((stale) => {
        void stale.whereNull("checked_at").orWhere("checked_at", "<", new Date(Date.now() - quietMs));
      })
      .update({ checked_at: new Date() });
    return claimed === 1;
  }
}
