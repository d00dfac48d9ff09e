import { randomBytes } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { AnnouncementName } from "./announcements";
import type { Choice, CollectOrder, CollectOrderChanges } from "./collect-order";
import { CollectOrderQueries } from "./collect-order-queries";
import { changeAndRecord, type NewEntry } from "./history";
import {
  assertTransition,
  isWatched,
  nextCheckAt,
  type CollectOrderState,
  type DeadlineRules,
} from "./lifecycle";
import { Transitions } from "./transitions";

const TABLE = "haipay_collect_order";

/** Reads and writes the ledger's rows. Each write is committed at once, outside Medusa's transactions. */
export class CollectOrders extends CollectOrderQueries {
  private readonly transitions = new Transitions(this.db);

  /** @param rules are read when they are needed */
  constructor(
    db: Knex,
    private readonly rules: () => Promise<DeadlineRules>,
  ) {
    super(db);
  }

  /** Writes a new row in state `chosen`, with a fresh random order id. */
  async add(choice: Choice): Promise<CollectOrder> {
    const [row] = await this.db<CollectOrder>(TABLE)
      .insert({
        ...choice,
        id: generateEntityId(undefined, "hpco"),
        platform_order_id: newPlatformOrderId(),
        state: "chosen",
      })
      .returning("*");
    return row;
  }

  /** The same within a transaction. */
  within(db: Knex): CollectOrders {
    return new CollectOrders(db, this.rules);
  }

  /**
   * Moves a row to another state if nobody has changed it since it was read, and sets when to check it again.
   *
   * @param causes are recorded before the transition, in order
   * @returns the row as it stands now, or undefined when another writer got there first
   * @throws ImpossibleTransitionError when the transition table does not allow it
   */
  async transition(
    row: CollectOrder,
    to: CollectOrderState,
    changes: CollectOrderChanges = {},
    causes: readonly NewEntry[] = [],
  ): Promise<CollectOrder | undefined> {
    assertTransition(row.state, to);
    const now = new Date();
    const { next_check_at = await this.nextCheckOf({ ...row, ...changes, state: to }) } = changes;
    const { last_error: reason = row.last_error } = changes;
    const transition = { kind: "transition", payload: { from: row.state, to, reason } } as const;
    return this.transitions.move({
      row,
      to,
      changes: { ...changes, next_check_at, updated_at: now },
      history: [...causes, transition],
    });
  }

  /** When reconcile should check the row with these changes applied. */
  async nextCheckOf(row: CollectOrder): Promise<Date | null> {
    return isWatched(row) ? nextCheckAt(row, new Date(), await this.rules()) : null;
  }

  /**
   * Records that Medusa has followed the end of a collect order, or that a person took over.
   *
   * @param announcement written along with it, once
   */
  async settle(
    row: CollectOrder,
    changes: CollectOrderChanges = {},
    announcement?: AnnouncementName,
  ): Promise<CollectOrder> {
    const now = new Date();
    const next_check_at = await this.nextCheckOf({ ...row, ...changes, settled_at: now });
    const change = this.db<CollectOrder>(TABLE)
      .where({ id: row.id, state: row.state })
      .whereNull("settled_at")
      .update({ next_check_at, ...changes, settled_at: now, updated_at: now });
    const settled = await changeAndRecord(this.db, change, { announcement });
    return settled ?? (await this.find(row.id)) ?? row;
  }

  /** Records that the buyer is reminded: once per deadline, and again by a person. @returns undefined when the row has changed */
  async remind(row: CollectOrder, act?: { actor_id: string }): Promise<CollectOrder | undefined> {
    const reminded_at = act ? row.reminded_at : null;
    const due = this.db<CollectOrder>(TABLE).where({ id: row.id, state: "open", reminded_at });
    const history: NewEntry[] = act ? [{ kind: "administrator", payload: { act: "remind", ...act } }] : [];
    const change = due.update({ reminded_at: new Date() });
    return changeAndRecord(this.db, change, { history, announcement: "haipay.payment.reminder" });
  }

  /**
   * Gives an unpaid order a later deadline; an expired one is open again.
   *
   * @param act who decided it
   * @returns undefined when another writer has moved the row in the meantime
   */
  async extend(
    row: CollectOrder,
    expiresAt: Date,
    act: { actor_id: string },
  ): Promise<CollectOrder | undefined> {
    if (row.state !== "open") assertTransition(row.state, "open");
    const now = new Date();
    const changes = { expires_at: expiresAt, ended_at: null, settled_at: null, reminded_at: null };
    const next_check_at = await this.nextCheckOf({ ...row, ...changes, state: "open" });
    const move = this.db<CollectOrder>(TABLE)
      .where({ id: row.id, state: row.state })
      .update({ ...changes, state: "open", next_check_at, updated_at: now });
    const facts = { act: "extend_deadline", ...act, from: row.expires_at, to: expiresAt };
    return changeAndRecord(this.db, move, {
      history: [{ kind: "administrator", payload: facts }],
      announcement: "haipay.payment.awaiting",
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
   * Writes what a platform answer says if nobody has recorded another one since the row was read.
   *
   * @param causes are recorded as well
   * @returns the row as it stands now, or undefined when another writer got there first
   */
  async amend(
    row: CollectOrder,
    changes: CollectOrderChanges,
    causes: readonly NewEntry[] = [],
  ): Promise<CollectOrder | undefined> {
    const change = this.db<CollectOrder>(TABLE)
      .where({ id: row.id, state: row.state, answer_digest: row.answer_digest })
      .update({ ...changes, updated_at: new Date() });
    return changeAndRecord(this.db, change, { history: causes });
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

  /**
   * Moves a payable row to a new payment session, and to the browser in which it was chosen again.
   *
   * @returns undefined when it is no longer payable
   */
  async rebind(
    row: CollectOrder,
    paymentSessionId: string,
    { browser_digest }: Pick<CollectOrder, "browser_digest">,
  ): Promise<CollectOrder | undefined> {
    const move = this.db<CollectOrder>(TABLE)
      .where({ id: row.id })
      .whereIn("state", ["open", "superseded"])
      .update({
        payment_session_id: paymentSessionId,
        browser_digest: browser_digest ?? row.browser_digest,
        state: "open",
        updated_at: new Date(),
      });
    const payload = { from: row.state, to: "open", reused_for: paymentSessionId };
    return changeAndRecord(this.db, move, { history: [{ kind: "transition", payload }] });
  }

  /**
   * Moves paid money to a new payment session of its purchase.
   *
   * @returns undefined when it has since been settled, paid back, taken over or moved to another session
   */
  async useMoney(row: CollectOrder, paymentSessionId: string): Promise<CollectOrder | undefined> {
    const move = this.db<CollectOrder>(TABLE)
      .where({
        id: row.id,
        state: "paid",
        payment_session_id: row.payment_session_id,
        settled_at: null,
        captured_payment_id: null,
        taken_over_at: null,
        refunded_amount: "0",
      })
      .update({ payment_session_id: paymentSessionId, updated_at: new Date() });
    const payload = { from: "paid", to: "paid", used_for: paymentSessionId };
    return changeAndRecord(this.db, move, { history: [{ kind: "transition", payload }] });
  }

  /**
   * Records that a person decided about paid money: from now on neither the job nor a buyer can move it further.
   *
   * @returns undefined when Medusa has captured it in the meantime
   */
  async takeOver(row: CollectOrder): Promise<CollectOrder | undefined> {
    const now = new Date();
    const [taken] = await this.db<CollectOrder>(TABLE)
      .where({ id: row.id, state: "paid", captured_payment_id: null })
      .update({
        taken_over_at: row.taken_over_at ?? now,
        settled_at: row.settled_at ?? now,
        next_check_at: null,
        updated_at: now,
      })
      .returning("*");
    return taken;
  }

  /**
   * Makes paid money due again that was settled without being captured or taken over.
   *
   * @returns undefined when somebody has moved it in the meantime
   */
  async reopen(row: CollectOrder): Promise<CollectOrder | undefined> {
    const now = new Date();
    const [reopened] = await this.db<CollectOrder>(TABLE)
      .where({ id: row.id, state: "paid", captured_payment_id: null, taken_over_at: null })
      .where({ refunded_amount: "0" })
      .where((idle) => {
        void idle.whereNotNull("settled_at").orWhereNull("next_check_at");
      })
      .update({ settled_at: null, next_check_at: now, updated_at: now })
      .returning("*");
    return reopened;
  }

  /**
   * Records the order in every row of the purchase that has none; a row that names an order keeps it.
   *
   * @param purchase the order's cart and its payment collections, if any
   * @returns all rows of the purchase that name this order, oldest first
   */
  async noteOrder(
    medusaOrderId: string,
    purchase: { cartId: string | null; collectionIds: readonly string[] },
  ): Promise<CollectOrder[]> {
    const { cartId, collectionIds } = purchase;
    if (cartId === null && collectionIds.length === 0) return [];
    const rows = this.db<CollectOrder>(TABLE)
      .where({ deleted_at: null })
      .where((same) => {
        void same.whereIn("payment_collection_id", collectionIds);
        if (cartId !== null) void same.orWhere({ cart_id: cartId });
      });
    await rows
      .clone()
      .whereNull("medusa_order_id")
      .update({ medusa_order_id: medusaOrderId, updated_at: new Date() });
    return rows.where({ medusa_order_id: medusaOrderId }).orderBy(["created_at", "id"]);
  }

  /** Asks for the row to be checked by the next reconcile run. */
  async markDue(id: string): Promise<void> {
    await this.db(TABLE).where({ id }).update({ next_check_at: new Date() });
  }
}

/**
 * A new merchant order number: 128 random bits as text of 34 characters, so that it reveals nothing,
 * cannot be guessed and is never reused (protocol §4: at most 48 characters, unique forever).
 */
export function newPlatformOrderId(): string {
  return `hp${randomBytes(16).toString("hex")}`;
}
