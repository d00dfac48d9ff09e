import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Announcement as AnnouncementModel } from "../models/announcement";
import type { RowOf } from "../row-of";

/** The events on which a shop builds mails and integrations. */
export type AnnouncementName =
  | "haipay.payment.awaiting"
  | "haipay.payment.reminder"
  | "haipay.payment.paid"
  | "haipay.payment.expired"
  | "haipay.payment.failed"
  | "haipay.attention.raised"
  | "haipay.attention.resolved"
  | "haipay.settings.changed";

const TABLE = "haipay_announcement";

export type Announcement = RowOf<typeof AnnouncementModel, { name: AnnouncementName }>;

/**
 * The part of a statement that writes an announcement.
 *
 * @param subject the part of the same statement that returns its collect order
 */
export function insertAnnouncement(db: Knex, name: AnnouncementName, subject: string): Knex.Raw {
  const { id, next_try_at } = newAnnouncement(name);
  return db.raw(
    `INSERT INTO ${TABLE} (id, name, collect_order_id, next_try_at) SELECT ?, ?, ${subject}.id, ? FROM ${subject}`,
    [id, name, next_try_at],
  );
}

/** What an announcement is stored with, besides its subject: it is due at once. */
export function newAnnouncement(
  name: AnnouncementName,
): Pick<Announcement, "id" | "name"> & { next_try_at: Date } {
  return { id: newAnnouncementId(), name, next_try_at: new Date() };
}

function newAnnouncementId(): string {
  return generateEntityId(undefined, "hpan");
}

/** What the shop has not been told yet. */
export class Announcements {
  constructor(private readonly db: Knex) {}

  /** @param subject a collect order, an attention, or the entry of the history that describes the change */
  async write(
    name: AnnouncementName,
    subject: { collectOrderId?: string | null; attentionId?: string; historyId?: string },
  ): Promise<void> {
    await this.db(TABLE).insert({
      ...newAnnouncement(name),
      collect_order_id: subject.collectOrderId ?? null,
      attention_id: subject.attentionId ?? null,
      history_id: subject.historyId ?? null,
    });
  }

  /**
   * Claims the announcements that have been due longest, so that no other instance takes them.
   *
   * @param leaseMs how long, in ms, nobody else may take it
   * @param collectOrderId only of this collect order
   */
  async claim(leaseMs: number, collectOrderId?: string): Promise<Announcement | undefined> {
    const now = new Date();
    const due = this.db<Announcement>(TABLE)
      .select("id")
      .where("next_try_at", "<=", now)
      .whereNull("deleted_at")
      .orderBy(["next_try_at", "id"])
      .limit(1)
      .forUpdate()
      .skipLocked();
    if (collectOrderId !== undefined) void due.where({ collect_order_id: collectOrderId });
    const [row] = await this.db<Announcement>(TABLE)
      .where("id", due)
      .update({ next_try_at: new Date(now.getTime() + leaseMs) })
      .returning("*");
    return row;
  }

  /** The shop was told. */
  async finish(id: string): Promise<void> {
    await this.db(TABLE).where({ id }).update({ next_try_at: null, announced_at: new Date() });
  }

  /** It is no longer needed. */
  async drop(id: string): Promise<void> {
    await this.db(TABLE).where({ id }).update({ next_try_at: null });
  }

  /** @param until when to try it again */
  async postpone(id: string, until: Date): Promise<void> {
    await this.db(TABLE).where({ id }).update({ next_try_at: until });
  }

  /**
   * Removes announcements that were made, or no longer needed, before an instant.
   *
   * @param firstKept the smallest id that is kept; ids rise with time
   */
  async forget(firstKept: string, limit: number): Promise<void> {
    const old = this.db(TABLE)
      .select("id")
      .where("id", "<", firstKept)
      .whereNull("next_try_at")
      .orderBy("id")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    await this.db(TABLE).whereIn("id", old).delete();
  }
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long an order may take to appear after its collect order was made at the platform. */
const ORDER_WAIT_MS = HOUR;

/**
 * Medusa links cart and order before its completion has succeeded, and undoes both when it fails: after two
 * minutes, the longest it locks the cart, the link alone is proof enough.
 */
const COMPLETION_MS = 2 * MINUTE;

type Age = Pick<Announcement, "created_at">;

/** When to try again after a failure: each wait is as long as all earlier ones together, from 10 s to 15 min. */
export function retryAt(announcement: Age, now: Date): Date {
  const wait = Math.min(Math.max(ageOf(announcement, now), 10 * SECOND), 15 * MINUTE);
  return new Date(now.getTime() + wait);
}

/** When to look again for an order that does not exist yet; undefined when it will no longer come. */
export function orderAwaitedUntil(announcement: Age, now: Date): Date | undefined {
  const age = ageOf(announcement, now);
  if (age >= ORDER_WAIT_MS) return undefined;
  return new Date(now.getTime() + (age < MINUTE ? 5 * SECOND : age < 10 * MINUTE ? MINUTE : 5 * MINUTE));
}

/** Whether a completion that started before the announcement was written has ended by now. */
export function completionIsOver(announcement: Age, now: Date): boolean {
  return ageOf(announcement, now) >= COMPLETION_MS;
}

function ageOf({ created_at }: Age, now: Date): number {
  return now.getTime() - created_at.getTime();
}
