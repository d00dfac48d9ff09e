import type { PaymentKind } from "../../../platform/catalogue";
import { endOfJapanDay, japanDayOf } from "../../../platform/japan-time";
import type { Language } from "../../../platform/language";

/**
 * - `chosen`: the buyer chose the method; nothing exists at the platform.
 * - `applying`: collect/apply is under way (or the process died during it).
 * - `not_created`: the platform refused collect/apply or was never reached.
 * - `unknown`: collect/apply was sent and its outcome is not known.
 * - `open`: the platform waits for the buyer's money.
 * - `superseded`: a newer choice took its place; money may still come, so it is watched.
 * - `paid`, `failed`, `expired`: what a signed answer (or the deadline) said.
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

/** Every move that a collect order may make; money that came is never undone, so nothing leaves `paid`. */
const TRANSITIONS: Record<CollectOrderState, readonly CollectOrderState[]> = {
  chosen: ["applying", "superseded"],
  applying: ["open", "unknown", "not_created", "superseded", "paid", "failed"],
  not_created: ["superseded", "open", "paid", "failed"],
  unknown: ["open", "superseded", "paid", "failed", "expired"],
  open: ["superseded", "paid", "failed", "expired"],
  superseded: ["open", "paid", "failed", "expired"],
  failed: ["paid"],
  expired: ["open", "paid", "failed"],
  paid: [],
};

/** A collect order was to change in a way that the table does not know: a mistake in the code, never of a buyer. */
export class ImpossibleTransitionError extends Error {
  readonly name = "ImpossibleTransitionError";
}

/** @throws ImpossibleTransitionError when a collect order can never go from `from` to `to`. */
export function assertTransition(from: CollectOrderState, to: CollectOrderState): void {
  if (!TRANSITIONS[from].includes(to)) {
    throw new ImpossibleTransitionError(`A collect order that is "${from}" can never become "${to}".`);
  }
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long past its deadline, in ms, an order is left alone: money that came in the last minute is still under way. */
const GRACE_MS = HOUR_MS;

/** How long buyers may take, and what follows when they do not pay. */
export interface DeadlineRules {
  ewalletMinutes: number;
  konbiniDays: number;
  bankTransferDays: number;
  /** How long before the deadline of a slip or a transfer the shop is told to remind the buyer; 0 = never. */
  reminderHours: number;
  /** How long a buyer may pay a placed order another way after its payment failed. */
  failedOrderHours: number;
  /** How long past the deadline the platform is still asked about money that comes late. */
  lateMoneyDays: number;
  /** Whether placed orders that nobody paid are cancelled, which releases their stock. */
  cancelUnpaidOrders: boolean;
}

/**
 * When a collect order made at `appliedAt` stops being payable: an e-wallet payment after minutes, a bank transfer
 * after days, a slip at 23:59:59 Japan time (UTC+9) of its last day.
 */
export function deadlineOf(kind: PaymentKind, appliedAt: Date, rules: DeadlineRules): Date {
  switch (kind) {
    case "ewallet":
      return new Date(appliedAt.getTime() + rules.ewalletMinutes * MINUTE_MS);
    case "bank_transfer":
      return new Date(appliedAt.getTime() + rules.bankTransferDays * DAY_MS);
    case "konbini":
      return new Date(endOfJapanDay(japanDayOf(appliedAt)).getTime() + rules.konbiniDays * DAY_MS - 1_000);
  }
}

/** When a collect order that nobody paid counts as expired: an hour after its deadline. */
export function expiryOf(row: { expires_at: Date | null }): Date | null {
  return row.expires_at && new Date(row.expires_at.getTime() + GRACE_MS);
}

/** When the buyer should be reminded; null when there is nothing to remind of, or no time for it. */
export function reminderOf(
  row: { applied_at: Date | null; expires_at: Date | null; reminded_at: Date | null },
  kind: PaymentKind,
  rules: DeadlineRules,
): Date | null {
  if (row.expires_at === null || row.reminded_at !== null) return null;
  if (kind === "ewallet" || rules.reminderHours === 0) return null;
  const reminder = new Date(row.expires_at.getTime() - rules.reminderHours * HOUR_MS);
  return row.applied_at !== null && reminder > row.applied_at ? reminder : null;
}

/** Until when a buyer may pay a placed order another way, after this attempt ended. */
export function secondChanceOf(endedAt: Date, rules: DeadlineRules): Date {
  return new Date(endedAt.getTime() + rules.failedOrderHours * HOUR_MS);
}

/** Until when late money is watched for. */
export function watchEndOf(row: { expires_at: Date | null; applied_at: Date }, rules: DeadlineRules): Date {
  return new Date((row.expires_at ?? row.applied_at).getTime() + rules.lateMoneyDays * DAY_MS);
}

/** What merchants read for a state. */
export const STATE_NAMES: Record<Language, Record<CollectOrderState, string>> = {
  en: {
    chosen: "Method chosen",
    applying: "Being created",
    not_created: "Not created",
    unknown: "Being clarified",
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
    superseded: "差し替え済み",
    paid: "入金済み",
    failed: "失敗",
    expired: "期限切れ",
  },
};
