import { createHash } from "node:crypto";
import { getMethod } from "../../../platform/catalogue";
import {
  addAmounts,
  compareAmounts,
  parsePlatformAmount,
  percentOf,
  subtractAmounts,
  type ChargeAmount,
  type PlatformAmount,
} from "../../../platform/money";
import { STATUS, type Notification, type QueriedOrder } from "../../../platform/schema";
import type { CollectOrder } from "./collect-order";
import { expiryOf, hasSlipEnded, isUnpaidEnd, reminderOf, type DeadlineRules } from "./lifecycle";

/** What a signed answer means for the collect order that was asked about. */
export type Verdict =
  | { kind: "waiting" }
  | { kind: "paid"; surplus: PlatformAmount | undefined; paidAt: Date | undefined }
  | { kind: "partial" }
  | { kind: "failed" | "expired"; reason: string }
  | { kind: "mismatch"; field: string; expected: string; found: string };

/**
 * Judges a verified collect/query answer (protocol §6). Money counts only for the same order, in the same
 * currency, for the sum that was charged.
 *
 * @param mostFeePercent how much of the charge, in percent, the platform's fee can account for
 * @param now when the answer was given
 */
export function judge(
  row: CollectOrder,
  answer: QueriedOrder,
  mostFeePercent: number,
  now: Date = new Date(),
): Verdict {
  const charge = row.charge_amount as ChargeAmount;
  const mismatch = findMismatch(row, charge, answer);
  if (mismatch) return mismatch;
  switch (answer.status) {
    case STATUS.pending:
    case STATUS.notStarted:
    case STATUS.inProgress:
      return compareAmounts(answer.actualAmount, zero) > 0 ? { kind: "partial" } : { kind: "waiting" };
    case STATUS.paid:
    case STATUS.over:
      return coversCharge(charge, answer, mostFeePercent)
        ? { kind: "paid", surplus: surplusOf(charge, answer), paidAt: answer.payTime }
        : {
            kind: "mismatch",
            field: "actualAmount",
            expected: `at least ${charge}, or ${mostFeePercent} % less with the fee, for status ${answer.status}`,
            found: answer.actualAmount,
          };
    case STATUS.failed:
      return compareAmounts(answer.actualAmount, zero) > 0
        ? {
            kind: "mismatch",
            field: "actualAmount",
            expected: `0 for status ${STATUS.failed}`,
            found: answer.actualAmount,
          }
        : {
            // The platform's message proves nothing (protocol §9), but the time being up without any money does.
            kind: hasSlipEnded(row, now) ? "expired" : "failed",
            reason: answer.errorMsg ?? "no reason given",
          };
    case STATUS.partial:
      return { kind: "partial" };
  }
}

/**
 * Nothing says whether `actualAmount` is before or after the fee (protocol §6, decision). A fee beyond what any contract
 * allows accounts for nothing.
 */
function coversCharge(
  charge: ChargeAmount,
  { actualAmount, fee }: QueriedOrder,
  mostFeePercent: number,
): boolean {
  const least = subtractAmounts(charge, percentOf(charge, mostFeePercent));
  return (
    compareAmounts(addAmounts(actualAmount, fee), charge) >= 0 && compareAmounts(actualAmount, least) >= 0
  );
}

function surplusOf(charge: ChargeAmount, { actualAmount }: QueriedOrder): PlatformAmount | undefined {
  return compareAmounts(actualAmount, charge) > 0 ? subtractAmounts(actualAmount, charge) : undefined;
}

function findMismatch(row: CollectOrder, charge: ChargeAmount, answer: QueriedOrder): Verdict | undefined {
  const currency = answer.currency?.toLowerCase();
  if (currency !== undefined && currency !== row.currency) {
    return { kind: "mismatch", field: "currency", expected: row.currency, found: currency };
  }
  if (row.platform_order_no !== null && answer.orderNo !== row.platform_order_no) {
    return { kind: "mismatch", field: "orderNo", expected: row.platform_order_no, found: answer.orderNo };
  }
  if (compareAmounts(answer.amount, charge) !== 0) {
    return { kind: "mismatch", field: "amount", expected: charge, found: answer.amount };
  }
  return undefined;
}

const zero: PlatformAmount = parsePlatformAmount("0");

/** A digest that shows whether a collect/query answer says anything new. */
export function digestAnswer(answer: QueriedOrder): string {
  return digest([
    String(answer.status),
    answer.orderNo,
    answer.amount,
    answer.actualAmount,
    answer.fee,
    answer.payTime?.toISOString(),
    answer.currency,
    answer.errorMsg,
  ]);
}

/** A digest that shows whether a notification was seen before: status, sum and pay time (protocol §7). */
export function digestNotification(notification: Notification): string {
  return digest([String(notification.status), notification.amount, notification.fee, notification.payTime]);
}

function digest(parts: readonly (string | undefined)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64");
}

/**
 * Whether asking the platform may bring no news, so that only the time of the next check has to
 * be written: the row was answered before, Medusa has nothing to follow, and no deadline or reminder is due.
 */
export function mayBeWithoutNews(row: CollectOrder, now: Date, rules: DeadlineRules): boolean {
  // If the platform could not be asked about the row before, settling closes the attention about that.
  if (row.answer_digest === null || row.failing_since !== null) return false;
  switch (row.state) {
    case "open":
      return (
        !hasCome(expiryOf(row), now) && !hasCome(reminderOf(row, getMethod(row.method).kind, rules), now)
      );
    case "superseded":
      return true;
    case "failed":
    case "expired":
      return row.settled_at !== null;
    default:
      return false;
  }
}

/** Whether a signed answer, for a row for which `mayBeWithoutNews` holds, says the same as the one before. */
export function isWithoutNews(row: CollectOrder, answer: QueriedOrder, mostFeePercent: number): boolean {
  if (digestAnswer(answer) !== row.answer_digest) return false;
  const { kind } = judge(row, answer, mostFeePercent);
  const isEnd = kind === "failed" || kind === "expired";
  return kind === "waiting" || kind === "partial" || (isEnd && isUnpaidEnd(row.state));
}

function hasCome(instant: Date | null, now: Date): boolean {
  return instant !== null && instant <= now;
}
