import type { Announcement } from "../../modules/haipay/ledger/announcements";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long an order may take to appear after its collect order was made at the platform. */
const ORDER_WAIT_MS = HOUR;
/**
 * Medusa links cart and order before its completion has succeeded, and takes both back when it fails: after two
 * minutes, for which it locks the cart at most, the link alone is proof enough.
 */
const COMPLETION_MS = 2 * MINUTE;

type Age = Pick<Announcement, "created_at">;

/** When to try again after a failure: each wait is as long as all before it together, from 10 s to 15 min. */
export function retryAt(announcement: Age, now: Date): Date {
  const wait = Math.min(Math.max(ageOf(announcement, now), 10 * SECOND), 15 * MINUTE);
  return new Date(now.getTime() + wait);
}

/** When to look again for an order that is not there yet; undefined when it will not come any more. */
export function orderAwaitedUntil(announcement: Age, now: Date): Date | undefined {
  const age = ageOf(announcement, now);
  if (age >= ORDER_WAIT_MS) return undefined;
  return new Date(now.getTime() + (age < MINUTE ? 5 * SECOND : age < 10 * MINUTE ? MINUTE : 5 * MINUTE));
}

/** Whether a completion that began before the announcement was written has ended by now. */
export function completionIsOver(announcement: Age, now: Date): boolean {
  return ageOf(announcement, now) >= COMPLETION_MS;
}

function ageOf({ created_at }: Age, now: Date): number {
  return now.getTime() - created_at.getTime();
}
