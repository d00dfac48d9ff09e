import type { CollectOrder } from "./collect-order";

/** Longer, in ms, than the longest time limit of a call that can be configured. */
const APPLY_LIFETIME_MS = 90_000;

/** Whether the process that was applying for this row must have died during it: what became of it is not known. */
export function isApplyDead(
  row: Pick<CollectOrder, "state" | "applied_at">,
  now: Date = new Date(),
): boolean {
  return row.state === "applying" && now.getTime() - (row.applied_at?.getTime() ?? 0) > APPLY_LIFETIME_MS;
}
