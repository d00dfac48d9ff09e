import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { gather } from "../gather";
import type { Attention as AttentionModel } from "../models/attention";
import type { RowOf } from "../row-of";
import { Announcements } from "./announcements";
import type { AttentionFacts } from "./attention-facts";
import { History } from "./history";

/** Why a person is needed. */
export const ATTENTION_REASONS = [
  /** The money has arrived, but the payment session, the cart or the payment collection is gone. */
  "orphaned",
  /** The money came for an order that was cancelled. */
  "late",
  /** Part of the sum came. */
  "partial",
  /** More than the sum came. */
  "over",
  /** Order, currency, sum or status disagree with what was charged. */
  "mismatch",
  /** The money has arrived, but the cart cannot become an order; this is retried until it can. */
  "completion_failed",
  /** The money has arrived, but Medusa has failed to book it for a while; this is retried until it succeeds. */
  "being_booked",
  /** Two collect orders were paid for one purchase. */
  "duplicate",
  /** The order was cancelled after its payment was captured. */
  "refund_due",
  /** The order's total changed while it was being paid. */
  "total_changed",
  /** A verified notification names an order that is not in the ledger. */
  "unknown_order",
  /** The deadline passed unpaid, and the order must not be cancelled automatically. */
  "not_cancelled",
  /** A crash left an order without its payment link, its reserved stock or its announcement. */
  "half_made",
  /** Money may come for it, but the platform cannot be asked. */
  "not_askable",
  /** No payment can be made on some server, because it cannot use the chosen environment. */
  "environment_off",
  /** An account of the shop's, or a method of one, cannot take money: its methods are off for buyers. */
  "account_unusable",
  /** What the platform offers the account has changed: a method is gone, or a limit is different. */
  "configuration_moved",
] as const;

export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/** Reasons about money that belongs to no order: only these tell a person about it, and resolving one decides about it. */
export const ABOUT_UNCAPTURED_MONEY: readonly AttentionReason[] = [
  "orphaned",
  "late",
  "duplicate",
  "completion_failed",
  "being_booked",
  "mismatch",
  "total_changed",
];

const TABLE = "haipay_attention";

/** A row with the facts that belong to its reason. A person may have had texts in them erased. */
export type Attention = {
  [Reason in AttentionReason]: RowOf<
    typeof AttentionModel,
    { reason: Reason; facts: AttentionFacts[Reason] }
  >;
}[AttentionReason];

/** What an attention is about: an order at the platform, or the shop's account there. */
export type AttentionSubject =
  | { collectOrderId: string | null; platformOrderId: string }
  /** The environment of the account, with more where that is known, such as `production jpy 1054`. */
  | { account: string };

/** What needs a person: raised once per order or account, and reason, until it is resolved. */
export class Attentions {
  private readonly findOpen = gather((ids: readonly string[]) => this.findAllOpen(ids));

  constructor(private readonly db: Knex) {}

  /**
   * @param facts what a person needs in order to decide, with sums in the unit of the currency
   * @returns false when the same thing is already waiting for a person (its facts are brought up to date)
   */
  async raise<Reason extends AttentionReason>(
    subject: AttentionSubject,
    reason: Reason,
    facts: AttentionFacts[Reason],
  ): Promise<boolean> {
    return this.db.transaction(async (trx) => {
      const { place, ...about } = placeOf(subject);
      const [row] = await trx(TABLE)
        .insert({ id: generateEntityId(undefined, "hpat"), ...about, reason, facts: JSON.stringify(facts) })
        .onConflict(trx.raw(`(${place} resolved_at IS NULL AND deleted_at IS NULL`))
        .merge({ facts: JSON.stringify(facts), updated_at: new Date() })
        .returning<{ id: string; inserted: boolean }[]>(["id", trx.raw("(xmax = 0) AS inserted")]);
      if (row?.inserted) {
        await new Announcements(trx).write("haipay.attention.raised", {
          collectOrderId: about.collect_order_id,
          attentionId: row.id,
        });
      }
      return row?.inserted ?? false;
    });
  }

  /** All of a collect order's, including resolved ones; oldest first. */
  async list(collectOrderId: string): Promise<Attention[]> {
    return this.db<Attention>(TABLE)
      .where({ collect_order_id: collectOrderId, deleted_at: null })
      .orderBy(["created_at", "id"]);
  }

  /** What a person has not dealt with yet for one collect order. */
  async listOpen(collectOrderId: string): Promise<Attention[]> {
    return this.db<Attention>(TABLE)
      .where({ collect_order_id: collectOrderId, deleted_at: null })
      .whereNull("resolved_at");
  }

  /** What is wrong with the shop's account at the platform; newest first. */
  async listOpenOfAccount(): Promise<Attention[]> {
    return this.db<Attention>(TABLE)
      .whereNotNull("account")
      .whereNull("resolved_at")
      .whereNull("deleted_at")
      .orderBy("created_at", "desc");
  }

  /** @param id our own, such as `hpat_…` */
  async find(id: string): Promise<Attention | undefined> {
    return this.db<Attention>(TABLE).where({ id, deleted_at: null }).first();
  }

  /** Whether a person closed the same thing after this instant, and so knows about it. */
  async wasDecidedSince(collectOrderId: string, reason: AttentionReason, since: Date): Promise<boolean> {
    const decided: unknown = await this.db<Attention>(TABLE)
      .select("id")
      .where({ collect_order_id: collectOrderId, reason, deleted_at: null })
      .where("resolved_at", ">", since)
      .whereNot({ resolved_by: "system" })
      .first();
    return decided !== undefined;
  }

  /** Closes what a later change or a person has settled. @returns what was open until now */
  async resolve(
    collectOrderId: string,
    reasons: readonly AttentionReason[],
    resolvedBy: string,
    note: string,
  ): Promise<Attention[]> {
    const open = (await this.findOpen(collectOrderId)).filter(({ reason }) => reasons.includes(reason));
    const resolved: Attention[] = [];
    for (const { id } of open) {
      const attention = await this.resolveOne(id, resolvedBy, note);
      if (attention) resolved.push(attention);
    }
    return resolved;
  }

  private async findAllOpen(collectOrderIds: readonly string[]) {
    const open = await this.db<Attention>(TABLE)
      .select("id", "collect_order_id", "reason")
      .whereRaw("collect_order_id = ANY (?)", [[...collectOrderIds]])
      .where({ deleted_at: null })
      .whereNull("resolved_at");
    return collectOrderIds.map((id) => open.filter(({ collect_order_id }) => collect_order_id === id));
  }

  /** Closes a problem of an account that is over. @param account as it was raised */
  async resolveOfAccount(account: string, reason: AttentionReason, note: string): Promise<void> {
    const open = this.openOfAccount(account, reason).select("id");
    for (const { id } of (await open) as { id: string }[]) await this.resolveOne(id, "system", note);
  }

  /** Updates what is still open. @returns whether anything was */
  async updateOfAccount<Reason extends AttentionReason>(
    account: string,
    reason: Reason,
    facts: AttentionFacts[Reason],
  ): Promise<boolean> {
    const updated = await this.openOfAccount(account, reason).update({
      facts: JSON.stringify(facts) as never,
      updated_at: new Date(),
    });
    return updated > 0;
  }

  /** Whether a person closed it after this instant, and so knows of it. */
  async wasDecidedOfAccountSince(account: string, reason: AttentionReason, since: Date): Promise<boolean> {
    const decided: unknown = await this.db<Attention>(TABLE)
      .select("id")
      .where({ account, reason, deleted_at: null })
      .where("resolved_at", ">=", since)
      .whereNot({ resolved_by: "system" })
      .first();
    return decided !== undefined;
  }

  private openOfAccount(account: string, reason: AttentionReason) {
    return this.db<Attention>(TABLE).where({ account, reason, deleted_at: null }).whereNull("resolved_at");
  }

  /**
   * Closes what no server has reported for a while: it is over.
   *
   * @param silentMs since it was last raised, in ms
   */
  async resolveEnded(reason: AttentionReason, silentMs: number, note: string): Promise<void> {
    const ended = await this.db<Attention>(TABLE)
      .select("id")
      .where({ reason, deleted_at: null })
      .whereNull("resolved_at")
      .whereRaw("updated_at < now() - ? * interval '1 millisecond'", [silentMs]);
    for (const { id } of ended) await this.resolveOne(id, "system", note);
  }

  /**
   * Records who takes care of it and what colleagues should know. Absent fields stay as they are.
   *
   * @param actorId the user who writes it
   * @returns false when it was already resolved
   */
  async annotate(
    id: string,
    { assigned_to, remark }: { assigned_to?: string | null; remark?: string | null },
    actorId: string,
  ): Promise<boolean> {
    return this.db.transaction(async (trx) => {
      const now = new Date();
      const written = remark === null ? [null, null] : [actorId, now];
      const [attention] = await trx<Attention>(TABLE)
        .where({ id, deleted_at: null })
        .whereNull("resolved_at")
        .update({
          updated_at: now,
          ...(assigned_to !== undefined && { assigned_to }),
          ...(remark !== undefined && { remark, remark_by: written[0], remark_at: written[1] }),
        } as Partial<Attention>)
        .returning("*");
      if (!attention) return false;
      if (attention.collect_order_id !== null) {
        // The remark stays with the attention: a person may have written anything into it.
        await new History(trx).append(attention.collect_order_id, "administrator", {
          act: "annotate_attention",
          actor_id: actorId,
          attention_id: id,
          reason: attention.reason,
        });
      }
      return true;
    });
  }

  /** @returns undefined when it was already resolved */
  async resolveOne(id: string, resolvedBy: string, note: string): Promise<Attention | undefined> {
    return this.db.transaction(async (trx) => {
      const [attention] = await trx<Attention>(TABLE)
        .where({ id, deleted_at: null })
        .whereNull("resolved_at")
        .update({ resolved_at: new Date(), resolved_by: resolvedBy, note })
        .returning("*");
      if (!attention) return undefined;
      await new Announcements(trx).write("haipay.attention.resolved", {
        collectOrderId: attention.collect_order_id,
        attentionId: attention.id,
      });
      if (attention.collect_order_id !== null && resolvedBy !== "system") {
        // The note stays with the attention: a person may have written anything into it.
        await new History(trx).append(attention.collect_order_id, "administrator", {
          act: "resolve_attention",
          actor_id: resolvedBy,
          attention_id: attention.id,
          reason: attention.reason,
        });
      }
      return attention;
    });
  }
}

/** The columns that say what it is about, and the unique index that lets it be raised only once. */
function placeOf(subject: AttentionSubject) {
  if ("account" in subject) {
    const { account } = subject;
    const about = { collect_order_id: null, platform_order_id: null, account };
    return { ...about, place: "account, reason) WHERE account IS NOT NULL AND" };
  }
  const { collectOrderId, platformOrderId } = subject;
  const about = { collect_order_id: collectOrderId, platform_order_id: platformOrderId, account: null };
  return { ...about, place: "platform_order_id, reason) WHERE" };
}
