import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { HistoryEntry as HistoryEntryModel } from "../models/history-entry";
import type { RowOf } from "../row-of";
import { insertAnnouncement, type AnnouncementName } from "./announcements";
import type { CollectOrder } from "./collect-order";
import type { CollectOrderState } from "./lifecycle";

/** The kinds of entries in the history; `settings` belongs to no collect order. */
export type HistoryKind =
  | "transition"
  | "apply"
  | "answer"
  | "notification"
  | "administrator"
  | "order_cancelled"
  | "lock_freed"
  | "settings";

/** An entry of the history; personal data and signatures are masked on writing. */
export type HistoryEntry = RowOf<typeof HistoryEntryModel, { kind: HistoryKind }>;

/** What to record. */
export type NewEntry = Pick<HistoryEntry, "kind" | "payload">;

/**
 * The part of a statement that records entries, in order.
 *
 * @param entries at least one
 * @param subject the part of the same statement that returns their collect order
 */
function insertHistory(db: Knex, entries: readonly NewEntry[], subject: string): Knex.Raw {
  const stored = entriesToStore(entries);
  const rows = stored.map((_, position) => `(?, ?, ?::jsonb, ${position})`).join(", ");
  return db.raw(
    `INSERT INTO haipay_history (id, collect_order_id, kind, payload, created_at)
     SELECT entry.id, ${subject}.id, entry.kind, entry.payload,
       statement_timestamp() + entry.position * interval '1 microsecond'
     FROM ${subject} CROSS JOIN (VALUES ${rows}) AS entry (id, kind, payload, position)`,
    stored.flatMap(({ id, kind, payload }) => [id, kind, JSON.stringify(payload)]),
  );
}

/** Entries as they are stored, masked, under ids that rise: making one costs more than the rest of an entry. */
export function entriesToStore(entries: readonly NewEntry[]): (NewEntry & Pick<HistoryEntry, "id">)[] {
  const first = newEntryId();
  return entries.map(({ kind, payload }, position) => ({
    id: `${first}${position}`,
    kind,
    payload: mask(payload),
  }));
}

function newEntryId(): string {
  return generateEntityId(undefined, "hpev");
}

/** The append-only history of collect orders and of the settings. */
export class History {
  constructor(private readonly db: Knex) {}

  /**
   * Writes an entry.
   *
   * @param payload facts as JSON; personal data and signatures are masked here
   * @returns its id
   */
  async append(
    collectOrderId: string | null,
    kind: HistoryKind,
    payload: Record<string, unknown>,
  ): Promise<string> {
    const id = newEntryId();
    await this.db("haipay_history").insert({
      id,
      collect_order_id: collectOrderId,
      kind,
      payload: JSON.stringify(mask(payload)),
    });
    return id;
  }

  /**
   * Records a change of the settings.
   *
   * @param actorId who decided it
   * @param payload what changed; no secret
   * @returns the entry's id
   */
  async appendSettings(actorId: string, payload: { act: string; [fact: string]: unknown }): Promise<string> {
    return this.append(null, "settings", { ...payload, actor_id: actorId });
  }

  /** @param id our own, such as `hpev_…` */
  async find(id: string): Promise<HistoryEntry | undefined> {
    return this.db<HistoryEntry>("haipay_history").where({ id, deleted_at: null }).first();
  }

  /** The changes of the settings that were announced to the shop since an instant, newest first. */
  async listAnnounced(since: Date, limit: number): Promise<HistoryEntry[]> {
    return this.db<HistoryEntry>("haipay_history")
      .whereNull("collect_order_id")
      .whereNull("deleted_at")
      .where({ kind: "settings" })
      .where("created_at", ">=", since)
      .whereRaw("jsonb_exists(payload, 'announced')")
      .orderBy([
        { column: "created_at", order: "desc" },
        { column: "id", order: "desc" },
      ])
      .limit(limit);
  }

  /** The changes of the settings, newest first. */
  async listSettings(limit: number): Promise<HistoryEntry[]> {
    return this.db<HistoryEntry>("haipay_history")
      .whereNull("collect_order_id")
      .whereNull("deleted_at")
      .where({ kind: "settings" })
      .orderBy([
        { column: "created_at", order: "desc" },
        { column: "id", order: "desc" },
      ])
      .limit(limit);
  }

  /** Whether the order of one of these collect orders was cancelled because nobody paid. */
  async toldOfCancelling(collectOrderIds: readonly string[]): Promise<boolean> {
    const entry = await this.db<HistoryEntry>("haipay_history")
      .select("id")
      .whereIn("collect_order_id", [...collectOrderIds])
      .where({ kind: "order_cancelled" })
      .first();
    return entry !== undefined;
  }

  /** When the collect order last moved to a state. */
  async findInstant(collectOrderId: string, state: CollectOrderState): Promise<Date | undefined> {
    const move = await this.db<Pick<HistoryEntry, "created_at">>("haipay_history")
      .where({ collect_order_id: collectOrderId, kind: "transition" })
      .whereRaw("payload->>'to' = ?", [state])
      .orderBy("created_at", "desc")
      .first();
    return move?.created_at;
  }

  /**
   * Removes the history, before an instant, of collect orders that have ended; one that is still watched, or waits for a
   * person, keeps its history.
   *
   * @param firstKept the smallest id that is kept; ids rise with time
   * @returns how many entries were removed
   */
  async forget(firstKept: string, limit: number): Promise<number> {
    const stillNeeded = (table: string, until: string) =>
      this.db(table).select(this.db.raw("1")).whereNull(`${table}.deleted_at`).whereRaw(until);
    const old = this.db("haipay_history")
      .select("id")
      .where("id", "<", firstKept)
      .whereNotExists(
        stillNeeded(
          "haipay_collect_order",
          "haipay_collect_order.id = haipay_history.collect_order_id AND next_check_at IS NOT NULL",
        ),
      )
      .whereNotExists(
        stillNeeded(
          "haipay_attention",
          "haipay_attention.collect_order_id = haipay_history.collect_order_id AND resolved_at IS NULL",
        ),
      )
      .orderBy("id")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return this.db("haipay_history").whereIn("id", old).delete();
  }
}

const PERSONAL = new Set(["name", "phone", "email", "buyer_name", "buyer_phone", "buyer_email"]);
const DROPPED = new Set(["sign", "__proto__"]);

/** A copy of `payload` that may be stored: personal fields read `***`, signatures are left out, at every depth. */
export function mask<Payload extends object>(payload: Payload): Payload {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(payload) as [string, unknown][]) {
    if (DROPPED.has(field)) continue;
    kept[field] = PERSONAL.has(field) ? "***" : maskValue(value);
  }
  return kept as Payload;
}

function maskValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskValue);
  return isPlainObject(value) ? mask(value) : value;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** What is recorded about a change of a collect order. */
export interface ChangeRecord {
  /** Recorded in this order. */
  history?: readonly NewEntry[];
  /** What to tell the shop. */
  announcement?: AnnouncementName;
}

/**
 * Changes a collect order and records what happened, in one statement: all or nothing.
 *
 * @param change an update with its conditions
 * @returns the row as it stands now, or undefined when no row met the conditions: then nothing was written
 */
export async function changeAndRecord(
  db: Knex,
  change: Knex.QueryBuilder<CollectOrder, number>,
  { history = [], announcement }: ChangeRecord,
): Promise<CollectOrder | undefined> {
  const statement = db.queryBuilder().with("changed", change.returning("*"));
  if (history.length > 0) void statement.with("recorded", insertHistory(db, history, "changed"));
  if (announcement) void statement.with("announced", insertAnnouncement(db, announcement, "changed"));
  const [row] = await statement.select<CollectOrder[]>("*").from("changed");
  return row;
}
