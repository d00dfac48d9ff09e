import { idOfInstant } from "./id-of-instant";
import type { SweepRun } from "./sweep-run";

const DAY_MS = 86_400_000;
const AT_ONCE = 1_000;
const TIMES = 10;

/** Keeps the history bounded: it grows with every order, and few are asked about after a year. Never the ledger. */
export async function forgetEvents({ haipay, now, end }: SweepRun): Promise<void> {
  const { eventRetentionDays } = await haipay.settings.readGeneral();
  const firstKept = idOfInstant("hpev", new Date(now.getTime() - eventRetentionDays * DAY_MS));
  for (let time = 0; time < TIMES; time++) {
    if ((await haipay.history.forget(firstKept, AT_ONCE)) < AT_ONCE || Date.now() >= end) return;
  }
}
