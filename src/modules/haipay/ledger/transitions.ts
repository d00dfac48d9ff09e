import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { gather } from "../gather";
import { newAnnouncement, type AnnouncementName } from "./announcements";
import type { CollectOrder, CollectOrderChanges } from "./collect-order";
import { entriesToStore, type NewEntry } from "./history";
import type { CollectOrderState } from "./lifecycle";

/** A move of a collect order to another state. */
export interface Transition {
  /** As it was read: what is compared must still be so. */
  row: Pick<CollectOrder, "id" | "state" | "payment_session_id">;
  to: CollectOrderState;
  changes: CollectOrderChanges;
  /** Recorded in this order. */
  history: readonly NewEntry[];
}

/** The row as it stands now; undefined when another writer got there first. */
type Outcome = CollectOrder | undefined;

/**
 * Moves collect orders to other states, each with its history and what to tell the shop, or not at all. In a rush, one statement
 * moves many.
 */
export class Transitions {
  /** @returns undefined when another writer got there first: then nothing was written */
  readonly move = gather((transitions: readonly Transition[]) => this.moveAll(transitions));

  constructor(private readonly db: Knex) {}

  private async moveAll(transitions: readonly Transition[]): Promise<(Outcome | Error)[]> {
    const outcomes = new Map<Transition, Outcome | Error>();
    for (const group of groupsOf(transitions)) {
      const rows = await this.moveTogether(group);
      group.forEach((transition, place) => outcomes.set(transition, rows[place]));
    }
    return transitions.map((transition) => outcomes.get(transition));
  }

  /** What fails together is tried one by one: one row must not hold up the others. */
  private async moveTogether(group: readonly Transition[]): Promise<(Outcome | Error)[]> {
    try {
      return await this.write(group);
    } catch (error) {
      if (group.length === 1) return [error as Error];
      const alone = group.map((transition) => this.moveTogether([transition]));
      return (await Promise.all(alone)).flat();
    }
  }

  /** @param transitions of different rows, that change the same columns */
  private async write(transitions: readonly Transition[]): Promise<Outcome[]> {
    const columns = columnsOf(transitions[0]);
    const setAll = columns.map((column) => `"${column}" = (wanted.new_row)."${column}"`).join(", ");
    const { rows } = await this.db.raw<{ rows: CollectOrder[] }>(
      `WITH wanted AS MATERIALIZED (
         SELECT one->>'id' AS id, one->>'state' AS state, one->>'payment_session_id' AS payment_session_id,
           one->'history' AS history, one->'announcement' AS announcement,
           jsonb_populate_record(NULL::haipay_collect_order, one->'changes') AS new_row
         FROM jsonb_array_elements(?::jsonb) AS one
       ), changed AS (
         UPDATE haipay_collect_order AS moved SET ${setAll}
         FROM wanted
         WHERE moved.id = wanted.id AND moved.state = wanted.state
           AND moved.payment_session_id IS NOT DISTINCT FROM wanted.payment_session_id
         RETURNING moved.*
       ), recorded AS (
         INSERT INTO haipay_history (id, collect_order_id, kind, payload, created_at)
         SELECT entry->>'id', changed.id, entry->>'kind', entry->'payload',
           statement_timestamp() + position * interval '1 microsecond'
         FROM changed JOIN wanted USING (id)
         CROSS JOIN jsonb_array_elements(wanted.history) WITH ORDINALITY AS recorded (entry, position)
       ), announced AS (
         INSERT INTO haipay_announcement (id, name, collect_order_id, next_try_at)
         SELECT announcement->>'id', announcement->>'name', changed.id, (announcement->>'next_try_at')::timestamptz
         FROM changed JOIN wanted USING (id)
         WHERE jsonb_typeof(announcement) = 'object'
       )
       SELECT * FROM changed`,
      [JSON.stringify(transitions.map(toJson))],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return transitions.map(({ row }) => byId.get(row.id));
  }
}

function toJson({ row, to, changes, history }: Transition) {
  const { id, state, payment_session_id } = row;
  const announcement = announcementOf(state, to);
  return {
    id,
    state,
    payment_session_id,
    changes: { ...changes, state: to },
    history: entriesToStore(history),
    announcement: announcement && newAnnouncement(announcement),
  };
}

/** Groups that one statement each can write: a statement sets the same columns in every row, and changes no row twice. */
function groupsOf(transitions: readonly Transition[]): Iterable<readonly Transition[]> {
  const seen = new Map<string, number>();
  const groups = new Map<string, Transition[]>();
  for (const transition of transitions) {
    const { id } = transition.row;
    const time = (seen.get(id) ?? 0) + 1;
    seen.set(id, time);
    const name = [time, ...columnsOf(transition)].join(" ");
    const group = groups.get(name) ?? [];
    group.push(transition);
    groups.set(name, group);
  }
  return groups.values();
}

function columnsOf({ changes }: Transition): string[] {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return ["state", ...given.map(([column]) => column).sort()];
}

/** The end of something that the buyer had given up, or never saw, is not announced. */
function announcementOf(from: CollectOrderState, to: CollectOrderState): AnnouncementName | undefined {
  if (to === "open" && (from === "applying" || from === "expired")) return "haipay.payment.awaiting";
  if (from !== "open") return undefined;
  if (to === "expired") return "haipay.payment.expired";
  return to === "failed" ? "haipay.payment.failed" : undefined;
}
