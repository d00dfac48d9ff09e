import { getMethod } from "../../../platform/catalogue";
import type { CollectOrder } from "./collect-order";
import { expiryOf, reminderOf, watchEndOf, type DeadlineRules } from "./lifecycle";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Until an order is so old, in ms, it is looked at so often, in ms. */
interface Pace {
  until: number;
  every: number;
}

const WALLET: readonly Pace[] = [
  { until: 10 * MINUTE, every: MINUTE },
  { until: HOUR, every: 5 * MINUTE },
  { until: DAY, every: HOUR },
  { until: Infinity, every: 12 * HOUR },
];
/** A slip or a transfer takes hours or days, and its notification is usually quicker than any question. */
const SLIP: readonly Pace[] = [
  { until: HOUR, every: 10 * MINUTE },
  { until: DAY, every: 30 * MINUTE },
  { until: Infinity, every: 2 * HOUR },
];
/** "No such order" seconds after a lost answer proves nothing yet (protocol §4). */
const UNCERTAIN: readonly Pace[] = [
  { until: 15 * MINUTE, every: MINUTE },
  { until: DAY, every: HOUR },
  { until: Infinity, every: 12 * HOUR },
];
const GIVEN_UP: readonly Pace[] = [
  { until: HOUR, every: 10 * MINUTE },
  { until: DAY, every: 2 * HOUR },
  { until: Infinity, every: 12 * HOUR },
];

type Watched = Pick<
  CollectOrder,
  | "state"
  | "method"
  | "applied_at"
  | "expires_at"
  | "paid_at"
  | "ended_at"
  | "settled_at"
  | "reminded_at"
  | "answered_at"
>;

/** Whether anything can still move, so that the row is looked at again at all. */
export function isWatched(row: Pick<Watched, "state" | "method" | "settled_at" | "applied_at">): boolean {
  return row.applied_at !== null && paceOf(row) !== undefined;
}

/**
 * When reconcile should look at a row again: soon and often at first, less often with age, with a jitter of ±20 %
 * so that orders of one rush do not stay together; and no later than its reminder and its deadline want. The watch for
 * late money ends with the first answer that was given after its time.
 *
 * @param random 0 up to 1
 * @returns null when nothing can move any more
 */
export function nextCheckAt(
  row: Watched,
  now: Date,
  rules: DeadlineRules,
  random: number = Math.random(),
): Date | null {
  const pace = paceOf(row);
  if (!pace || row.applied_at === null) return null;
  const mustFollow = isEnd(row) && row.settled_at === null;
  const watchEnd = watchEndOf({ expires_at: row.expires_at, applied_at: row.applied_at }, rules);
  // Only an answer ends the watch: whoever could not be asked may hold money by now.
  if (!mustFollow && row.answered_at !== null && row.answered_at > lastAnswerNeeded(row, watchEnd))
    return null;
  const age = now.getTime() - beginOf(row, row.applied_at).getTime();
  const every = pace.find(({ until }) => age < until)?.every ?? DAY;
  const regular = now.getTime() + Math.round(every * (0.8 + 0.4 * random));
  return new Date(Math.min(regular, ...milestonesOf(row, rules).filter((at) => at > now.getTime())));
}

/** An open row is yet to be expired by the answer that ends its watch: a process may die in between. */
function lastAnswerNeeded({ state }: Pick<Watched, "state">, watchEnd: Date): Date {
  return state === "open" ? new Date(watchEnd.getTime() + 2 * DAY) : watchEnd;
}

function isEnd({ state }: Pick<Watched, "state">): boolean {
  return state === "paid" || state === "failed" || state === "expired";
}

/** An end that came late is as urgent as one that came at once. */
function beginOf(row: Watched, appliedAt: Date): Date {
  if (row.state === "paid") return row.paid_at ?? appliedAt;
  return isEnd(row) ? (row.ended_at ?? appliedAt) : appliedAt;
}

/** Instants, in ms, at which something is to be done for an order that is still payable. */
function milestonesOf(row: Watched, rules: DeadlineRules): number[] {
  if (row.state !== "open") return [];
  const instants = [reminderOf(row, getMethod(row.method).kind, rules), expiryOf(row)];
  return instants.filter((at) => at !== null).map((at) => at.getTime() + SECOND);
}

function paceOf(row: Pick<CollectOrder, "state" | "method" | "settled_at">): readonly Pace[] | undefined {
  switch (row.state) {
    case "open":
      return getMethod(row.method).kind === "ewallet" ? WALLET : SLIP;
    case "applying":
    case "unknown":
    case "not_created":
      return UNCERTAIN;
    case "superseded":
      return GIVEN_UP;
    case "failed":
    case "expired":
      return row.settled_at === null ? UNCERTAIN : GIVEN_UP;
    case "paid":
      return row.settled_at === null ? UNCERTAIN : undefined;
    case "chosen":
      return undefined;
  }
}

/** Longer, in ms, than the longest time limit of a call that can be configured. */
const APPLY_LIFETIME_MS = 90_000;

/** Whether the process that was applying for this row must have died during it: what became of it is not known. */
export function isApplyDead(
  row: Pick<CollectOrder, "state" | "applied_at">,
  now: Date = new Date(),
): boolean {
  return row.state === "applying" && now.getTime() - (row.applied_at?.getTime() ?? 0) > APPLY_LIFETIME_MS;
}
