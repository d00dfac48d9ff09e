import type { MoneySeen, PaymentEnd } from "../contract/store-api";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isTakenOver, isUnused } from "../modules/haipay/ledger/given-back";
import type { DeadlineRules } from "../modules/haipay/ledger/lifecycle";
import { getMethod } from "../platform/catalogue";
import { compareAmounts, parsePlatformAmount, subtractAmounts, type PlatformAmount } from "../platform/money";
import { keptUntil } from "./decide-cancel";
import { isCancelled, whyNotPayable, type Purchase } from "./owed";

const ZERO = parsePlatformAmount("0");

/** What the platform was paid so far, less what the shop recorded as given back. */
function keptOf({ received_amount, refunded_amount }: CollectOrder): PlatformAmount {
  return subtractAmounts(parsePlatformAmount(received_amount ?? "0"), parsePlatformAmount(refunded_amount));
}

/** What is still to be paid with a slip, an exact decimal; null when nothing is. */
export function leftAmountOf({ charge_amount, received_amount }: CollectOrder): string | null {
  return differenceOf(charge_amount ?? "0", received_amount ?? "0");
}

/** What came beyond the charge, an exact decimal; null when nothing did. */
export function surplusAmountOf({ state, charge_amount, received_amount }: CollectOrder): string | null {
  return state === "paid" ? differenceOf(received_amount ?? "0", charge_amount ?? "0") : null;
}

function differenceOf(more: string, less: string): string | null {
  const [sum, other] = [parsePlatformAmount(more), parsePlatformAmount(less)];
  return compareAmounts(sum, other) > 0 ? subtractAmounts(sum, other) : null;
}

/**
 * How a payment ended without money for its order; null while it can be paid, and once it is paid.
 *
 * @param around its context: a newer payment in its place, a cancelled order
 */
export function endOf(
  { state }: Pick<CollectOrder, "state">,
  around: { replacedBy: string | null; orderCancelled: boolean },
): PaymentEnd | null {
  if (state === "paid") return null;
  if (around.orderCancelled) return "cancelled";
  if (around.replacedBy !== null || state === "superseded") return "replaced";
  if (state === "expired") return "expired";
  return state === "failed" ? "declined" : null;
}

/**
 * The newest money of the purchase that came for a payment which had been given up, and that neither belongs to the order nor has
 * hands of a person who decided about it.
 *
 * @param rows the collect orders that the asker may be told about
 */
export function moneySeenOf(rows: readonly CollectOrder[]): MoneySeen | null {
  const [newest] = rows
    .filter(isSeen)
    .sort((one, other) => (instantOf(other)?.getTime() ?? 0) - (instantOf(one)?.getTime() ?? 0));
  if (!newest) return null;
  return {
    method_name: getMethod(newest.method).name,
    amount: keptOf(newest),
    currency_code: newest.currency,
    at: instantOf(newest)?.toISOString() ?? null,
  };
}

const GIVEN_UP = ["superseded", "failed", "expired"];

function isSeen(row: CollectOrder): boolean {
  if (row.captured_payment_id !== null || isTakenOver(row)) return false;
  if (compareAmounts(keptOf(row), ZERO) <= 0) return false;
  return isUnused(row) || GIVEN_UP.includes(row.state);
}

function instantOf({ received_at, paid_at }: CollectOrder): Date | null {
  return received_at ?? paid_at;
}

/** Until when an unpaid order is kept; null when nothing is due, or no order is cancelled automatically. */
export function orderKeptUntilOf(
  rows: readonly CollectOrder[],
  purchase: Purchase,
  rules: DeadlineRules,
  now: Date,
): Date | null {
  const { order } = purchase;
  if (!order || isCancelled(order) || whyNotPayable(rows, purchase) !== null) return null;
  return keptUntil(rows, rules, now);
}
