import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { insertAnnouncement, type AnnouncementName } from "./announcements";
import type { CollectOrder } from "./collect-order";
import { insertHistory, type NewEntry } from "./history";

/** What a change of a collect order leaves behind. */
export interface ChangeRecord {
  /** Written down in this order. */
  history?: readonly NewEntry[];
  /** What the shop is to be told. */
  announcement?: AnnouncementName;
}

/**
 * Changes a collect order and writes down what happened, in one statement: all of it is there, or nothing.
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
