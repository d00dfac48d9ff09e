import { MathBN } from "@medusajs/framework/utils";
import { isHaipayProvider } from "../modules/haipay/ids";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { expiryOf, secondChanceOf, type DeadlineRules } from "../modules/haipay/ledger/lifecycle";
import { STATUS } from "../platform/schema";
import { isCancelled, isNothing } from "./owed";

/** What happens to a placed order after one of its collect orders ended unpaid. */
export type CancelDecision =
  | { kind: "leave" }
  | { kind: "wait"; until: Date }
  | { kind: "cancel" }
  | { kind: "attention"; because: "other_payment" | "fulfilled" };

const LOOK_AGAIN_MS = 3_600_000;

/** Payment sessions of other providers that hold money, or wait for it as ours do. */
const ELSEWHERE_PAID = ["authorized", "captured", "pending_authorization"];

/**
 * Decides without touching anything. Only an order that a buyer placed with one of our slips or transfers is ever
 * cancelled: nobody should lose an order that an administrator made because a payment link expired.
 *
 * @param rows every collect order of the purchase, including the one that ended
 * @param amountDue what the order still costs, as an exact decimal
 */
export function decideCancel(
  rows: readonly CollectOrder[],
  order: PlacedOrder,
  amountDue: string,
  rules: DeadlineRules,
  now: Date,
): CancelDecision {
  if (isCancelled(order)) return { kind: "leave" };
  if (!rules.cancelUnpaidOrders || !rows.some((row) => row.flow === "order_first")) return { kind: "leave" };
  // Store credit, or a price that has dropped to nothing: nobody has to pay it any more.
  if (isNothing({ amount: amountDue })) return { kind: "leave" };
  // Money that came, in full or in part, is dealt with by its own row.
  if (rows.some((row) => row.state === "paid" || hasReceived(row))) return { kind: "leave" };
  if (isPaidElsewhere(order)) return { kind: "attention", because: "other_payment" };
  if (order.fulfillments.some(({ canceled_at }) => !canceled_at)) {
    return { kind: "attention", because: "fulfilled" };
  }
  const until = Math.max(...rows.map((row) => claimOf(row, rules, now)?.getTime() ?? 0));
  return until > now.getTime() ? { kind: "wait", until: new Date(until) } : { kind: "cancel" };
}

/** Until when this collect order by itself keeps its order alive. */
function claimOf(row: CollectOrder, rules: DeadlineRules, now: Date): Date | null {
  switch (row.state) {
    // What is still payable is decided when it ends; past its deadline only a person or the platform can end it.
    case "open":
      return new Date(Math.max(expiryOf(row)?.getTime() ?? 0, now.getTime() + LOOK_AGAIN_MS));
    case "applying":
    case "unknown":
      return expiryOf(row);
    default:
      return secondChanceFor(row, rules);
  }
}

/**
 * Until when a buyer may pay another way after this collect order ended. A buyer who let a slip expire that the platform would still
 * have accepted had the whole time; no order is cancelled sooner than the shop had promised.
 */
export function secondChanceFor(row: CollectOrder, rules: DeadlineRules): Date | null {
  if (row.ended_at === null) return null;
  const chance = secondChanceOf(row.ended_at, rules);
  if (row.state === "failed") return chance;
  if (row.state !== "expired") return null;
  if (row.flow !== "order_first") return chance;
  if (row.platform_status !== STATUS.failed) return null;
  return new Date(Math.max(chance.getTime(), row.expires_at?.getTime() ?? 0));
}

/** Until when an unpaid placed order is kept, as its buyer may be told; null when it is never cancelled automatically, or at once. */
export function keptUntil(rows: readonly CollectOrder[], rules: DeadlineRules, now: Date): Date | null {
  if (!rules.cancelUnpaidOrders || !rows.some((row) => row.flow === "order_first")) return null;
  const claims = rows.map((row) => (isPayable(row) ? row.expires_at : secondChanceFor(row, rules)));
  const until = Math.max(...claims.map((claim) => claim?.getTime() ?? 0));
  return until > now.getTime() ? new Date(until) : null;
}

function isPayable({ state }: CollectOrder): boolean {
  return state === "open" || state === "applying" || state === "unknown";
}

function hasReceived({ received_amount }: CollectOrder): boolean {
  return received_amount !== null && MathBN.gt(received_amount, 0);
}

function isPaidElsewhere({ payment_collections }: PlacedOrder): boolean {
  return payment_collections.some(
    ({ payments, payment_sessions }) =>
      payments.some(({ canceled_at }) => !canceled_at) ||
      payment_sessions.some(
        ({ provider_id, status }) => !isHaipayProvider(provider_id) && ELSEWHERE_PAID.includes(status),
      ),
  );
}

/** What decides whether an unpaid order may be cancelled. */
export interface PlacedOrder {
  id: string;
  status: string;
  canceled_at: Date | string | null;
  fulfillments: { canceled_at: Date | string | null }[];
  payment_collections: {
    payments: { payment_session_id: string; captured_at: Date | null; canceled_at: Date | null }[];
    payment_sessions: { id: string; provider_id: string; status: string }[];
  }[];
}
