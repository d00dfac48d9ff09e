import { idOfInstant } from "./id-of-instant";
import { STEP_SIZE, type SweepRun } from "./sweep-run";

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Removes announcements 30 days after the shop was told: what happened stands in the history. */
export async function forgetAnnouncements({ haipay, now }: SweepRun): Promise<void> {
  const firstKept = idOfInstant("hpan", new Date(now.getTime() - KEPT_MS));
  await haipay.announcements.forget(firstKept, STEP_SIZE);
}
