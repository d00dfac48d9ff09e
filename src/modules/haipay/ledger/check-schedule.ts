import { getMethod } from "../../../platform/catalogue";
import type { CollectOrder } from "./collect-order";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long after its deadline, in ms, an order is still watched for late money. */
const WATCH_AFTER_DEADLINE = 14 * DAY;

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

/**
 * When reconcile should look at a row again: soon and often at first, less often with age, with a jitter of ±20 %
 * so that orders of one rush do not stay together.
 *
 * @param random 0 up to 1
 * @returns null when nothing can move any more
 */
export function nextCheckAt(
  row: Pick<CollectOrder, "state" | "method" | "applied_at" | "expires_at" | "paid_at" | "settled_at">,
  now: Date,
  random: number = Math.random(),
): Date | null {
  const pace = paceOf(row);
  if (!pace || row.applied_at === null) return null;
  const watchedUntil = (row.expires_at ?? row.applied_at).getTime() + WATCH_AFTER_DEADLINE;
  if (row.state !== "paid" && now.getTime() > watchedUntil) return null;
  // Money that came late is as urgent as money that came at once.
  const since = row.state === "paid" ? (row.paid_at ?? row.applied_at) : row.applied_at;
  const age = now.getTime() - since.getTime();
  const every = pace.find(({ until }) => age < until)?.every ?? DAY;
  return new Date(now.getTime() + Math.round(every * (0.8 + 0.4 * random)));
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
    case "expired":
      return GIVEN_UP;
    case "paid":
      return row.settled_at === null ? UNCERTAIN : undefined;
    case "chosen":
    case "failed":
      return undefined;
  }
}
