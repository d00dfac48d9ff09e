import { idOfInstant, STEP_SIZE, type SweepRun } from "./sweep-run";

const DAY_MS = 86_400_000;
const AT_ONCE = 1_000;
const TIMES = 10;

/** Keeps the history bounded: it grows with every order, and few are looked up after a year. The ledger itself is never trimmed. */
export async function forgetHistory({ haipay, now, end }: SweepRun): Promise<void> {
  const { historyRetentionDays } = await haipay.settings.readGeneral();
  const firstKept = idOfInstant("hpev", new Date(now.getTime() - historyRetentionDays * DAY_MS));
  for (let time = 0; time < TIMES; time++) {
    if ((await haipay.ledger.history.forget(firstKept, AT_ONCE)) < AT_ONCE || Date.now() >= end) return;
  }
}

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Removes given-up choices after 30 days: they have no need of a buyer's name, phone and e-mail. */
export async function forgetChoices({ haipay, now, report }: SweepRun): Promise<void> {
  report.forgotten += await haipay.ledger.choices.forget(new Date(now.getTime() - KEPT_MS), STEP_SIZE);
}

/** No longer counted. */
const CLIENT_MS = 24 * 60 * 60_000;

/** Removes digests of client addresses after a day, and records of what the limits refused after 30. */
export async function forgetLimits({ haipay, now }: SweepRun): Promise<void> {
  const before = { hits: new Date(now.getTime() - KEPT_MS), clients: new Date(now.getTime() - CLIENT_MS) };
  await haipay.ledger.limits.forget(before, STEP_SIZE);
}

/** Removes announcements 30 days after the shop was told: what happened is in the history. */
export async function forgetAnnouncements({ haipay, now }: SweepRun): Promise<void> {
  const firstKept = idOfInstant("hpan", new Date(now.getTime() - KEPT_MS));
  await haipay.ledger.announcements.forget(firstKept, STEP_SIZE);
}
