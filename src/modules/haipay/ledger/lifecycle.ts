import { getMethod, type MethodId, type PaymentKind } from "../../../platform/catalogue";
import { endOfJapanDay, japanDayOf } from "../../../platform/japan-time";
import type { Language } from "../../../platform/language";

/**
 * - `chosen`: the buyer chose the method; nothing exists at the platform.
 * - `applying`: collect/apply is under way (or the process died during it).
 * - `not_created`: the platform refused collect/apply or was never reached.
 * - `unknown`: collect/apply was sent and its outcome is not known.
 * - `open`: the platform is waiting for the buyer's money.
 * - `superseded`: a newer choice replaced it; money may still come, so it is watched.
 * - `paid`: a signed answer said so.
 * - `failed`: a signed answer said so before the deadline: declined, or stopped.
 * - `expired`: the deadline passed unpaid, by a signed answer that says it failed, or that says nothing came.
 */
export const COLLECT_ORDER_STATES = [
  "chosen",
  "applying",
  "not_created",
  "unknown",
  "open",
  "superseded",
  "paid",
  "failed",
  "expired",
] as const;

export type CollectOrderState = (typeof COLLECT_ORDER_STATES)[number];

/** Every transition of a collect order; received money stays recorded, so nothing leaves `paid`. */
const TRANSITIONS: Record<CollectOrderState, readonly CollectOrderState[]> = {
  chosen: ["applying", "superseded"],
  applying: ["open", "unknown", "not_created", "superseded", "paid", "failed", "expired"],
  not_created: ["superseded", "open", "paid", "failed", "expired"],
  unknown: ["open", "superseded", "paid", "failed", "expired"],
  open: ["superseded", "paid", "failed", "expired"],
  superseded: ["open", "paid", "failed", "expired"],
  failed: ["paid"],
  expired: ["open", "paid"],
  paid: [],
};

/** A collect order was about to change in a way that the table does not allow: a bug, never a buyer's mistake. */
export class ImpossibleTransitionError extends Error {
  readonly name = "ImpossibleTransitionError";
}

/** @throws ImpossibleTransitionError when a collect order can never go from `from` to `to`. */
export function assertTransition(from: CollectOrderState, to: CollectOrderState): void {
  if (!TRANSITIONS[from].includes(to)) {
    throw new ImpossibleTransitionError(`A collect order that is "${from}" can never become "${to}".`);
  }
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long past its deadline, in ms, an order is left alone: money paid in the last minute is still on its way. */
const GRACE_MS = HOUR;

/** How long buyers may take, and what follows when they do not pay. */
export interface DeadlineRules {
  ewalletMinutes: number;
  konbiniDays: number;
  bankTransferDays: number;
  /** How long before a slip's or transfer's deadline the shop is told to remind the buyer; 0 = never. */
  reminderHours: number;
  /** How long a buyer may pay a placed order by another method after its payment failed. */
  failedOrderHours: number;
  /** How long past the deadline the platform is still asked about late money. */
  lateMoneyDays: number;
  /** Whether placed orders that nobody paid are cancelled, which releases their stock. */
  cancelUnpaidOrders: boolean;
}

/**
 * When a collect order made at `appliedAt` stops being payable: an e-wallet payment after minutes, a slip or a bank transfer
 * at 23:59:59 Japan time (UTC+9) on its last day, as is usual in Japan.
 */
export function deadlineOf(kind: PaymentKind, appliedAt: Date, rules: DeadlineRules): Date {
  switch (kind) {
    case "ewallet":
      return new Date(appliedAt.getTime() + rules.ewalletMinutes * MINUTE);
    case "bank_transfer":
      return lastSecondOfDay(appliedAt, rules.bankTransferDays);
    case "konbini":
      return lastSecondOfDay(appliedAt, rules.konbiniDays);
  }
}

/** @param days after the day, in Japan, of the instant */
function lastSecondOfDay(instant: Date, days: number): Date {
  return new Date(endOfJapanDay(japanDayOf(instant)).getTime() + days * DAY - SECOND);
}

/** How far apart, in ms, the platform's clock and ours may be. */
const CLOCKS_APART_MS = 5 * MINUTE;

/**
 * Whether the time of a slip, account or page is over, so that a failure means that it expired and not that it was declined. An end that is
 * reported after the deadline counts as expired too: it can no longer be told apart, and nobody had paid by then.
 */
export function hasSlipEnded(
  row: { expires_at: Date | null; slip_expires_at: Date | null },
  now: Date,
): boolean {
  const ends = [row.expires_at, row.slip_expires_at].filter((at) => at !== null);
  return ends.some((at) => at.getTime() - CLOCKS_APART_MS <= now.getTime());
}

/** Whether a collect order ended without money. */
export function isUnpaidEnd(state: CollectOrderState): boolean {
  return state === "failed" || state === "expired";
}

/** When a collect order that nobody paid counts as expired: an hour after its deadline. */
export function expiryOf(row: { expires_at: Date | null }): Date | null {
  return row.expires_at && new Date(row.expires_at.getTime() + GRACE_MS);
}

/** When the buyer should be reminded; null when there is nothing to remind them about, or no time for it. */
export function reminderOf(
  row: { applied_at: Date | null; expires_at: Date | null; reminded_at: Date | null },
  kind: PaymentKind,
  rules: DeadlineRules,
): Date | null {
  if (row.expires_at === null || row.reminded_at !== null) return null;
  if (kind === "ewallet" || rules.reminderHours === 0) return null;
  const reminder = new Date(row.expires_at.getTime() - rules.reminderHours * HOUR);
  return row.applied_at !== null && reminder > row.applied_at ? reminder : null;
}

/** Until when a buyer may pay a placed order by another method after this attempt ended. */
export function secondChanceOf(endedAt: Date, rules: DeadlineRules): Date {
  return new Date(endedAt.getTime() + rules.failedOrderHours * HOUR);
}

/** Until when to watch for late money. */
export function watchEndOf(row: { expires_at: Date | null; applied_at: Date }, rules: DeadlineRules): Date {
  return new Date((row.expires_at ?? row.applied_at).getTime() + rules.lateMoneyDays * DAY);
}

/** What merchants read for a state. */
export const STATE_NAMES: Record<Language, Record<CollectOrderState, string>> = {
  en: {
    chosen: "Method chosen",
    applying: "Being created",
    not_created: "Not created",
    unknown: "Checking with HaiPay",
    open: "Awaiting payment",
    superseded: "Replaced",
    paid: "Paid",
    failed: "Failed",
    expired: "Expired",
  },
  ja: {
    chosen: "支払方法を選択済み",
    applying: "作成中",
    not_created: "未作成",
    unknown: "確認中",
    open: "入金待ち",
    superseded: "再発行済み（旧）",
    paid: "入金済み",
    failed: "失敗",
    expired: "期限切れ",
  },
};

/** How often an order is checked (`every`, in ms) until it reaches an age (`until`, in ms). */
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
/** A slip or a transfer takes hours or days, and its notification usually arrives before we ask. */
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

/** What decides when a collect order is checked again. */
interface Watched {
  state: CollectOrderState;
  method: MethodId;
  applied_at: Date | null;
  expires_at: Date | null;
  paid_at: Date | null;
  ended_at: Date | null;
  settled_at: Date | null;
  reminded_at: Date | null;
  answered_at: Date | null;
}

/** Whether anything can still change, so that the row is checked again at all. */
export function isWatched(row: Pick<Watched, "state" | "method" | "settled_at" | "applied_at">): boolean {
  return row.applied_at !== null && paceOf(row) !== undefined;
}

/**
 * When reconcile should check a row again: soon and often at first, less often with age, with a jitter of ±20 %
 * so that orders from one rush spread out; and no later than its reminder and its deadline require. The watch for
 * late money ends with the first answer after its time is up.
 *
 * @param random 0 up to 1
 * @returns null when nothing can change any more
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
  // Only an answer ends the watch: a platform that could not be asked may hold money by now.
  if (!mustFollow && row.answered_at !== null && row.answered_at > lastAnswerNeeded(row, watchEnd))
    return null;
  const age = now.getTime() - beginOf(row, row.applied_at).getTime();
  const every = pace.find(({ until }) => age < until)?.every ?? DAY;
  const regular = now.getTime() + Math.round(every * (0.8 + 0.4 * random));
  return new Date(Math.min(regular, ...milestonesOf(row, rules).filter((at) => at > now.getTime())));
}

/** An open row has not been expired yet by the answer that ends its watch: a process may die in between. */
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

/** Instants, in ms, at which something must be done for an order that is still payable. */
function milestonesOf(row: Watched, rules: DeadlineRules): number[] {
  if (row.state !== "open") return [];
  const instants = [reminderOf(row, getMethod(row.method).kind, rules), expiryOf(row)];
  return instants.filter((at) => at !== null).map((at) => at.getTime() + SECOND);
}

function paceOf(row: Pick<Watched, "state" | "method" | "settled_at">): readonly Pace[] | undefined {
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

/** Longer, in ms, than the longest time limit that can be configured for a call. */
const APPLY_LIFETIME_MS = 90_000;

/** Whether the process applying for this row must have died in the middle, so that the outcome is unknown. */
export function isApplyDead(row: Pick<Watched, "state" | "applied_at">, now: Date = new Date()): boolean {
  return row.state === "applying" && now.getTime() - (row.applied_at?.getTime() ?? 0) > APPLY_LIFETIME_MS;
}
