import { MathBN } from "@medusajs/framework/utils";
import type { Difference, FoundFacts } from "../modules/haipay/ledger/attention-facts";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isCancelled, isNothing, isSameSum, owedBy, sumOf, type Purchase, type Sum } from "./owed";

/** What to do in Medusa about a collect order whose money has arrived. */
export type Decision =
  | { kind: "captured" }
  | { kind: "capture" }
  | { kind: "complete_cart" }
  /** The purchase still owes exactly this sum, and none of its payment sessions is for it. */
  | { kind: "use_money" }
  | ({ kind: "attention" } & Finding);

/** Why this must not go on automatically, and what was found besides the purchase. */
export type Finding = {
  [Reason in "orphaned" | "late" | "mismatch" | "duplicate"]: { reason: Reason; facts: FoundFacts[Reason] };
}["orphaned" | "late" | "mismatch" | "duplicate"];

/**
 * Decides without touching anything, so that every case can be read in one place. What was paid is compared with what
 * the purchase owes now, in sum and currency; what was once chosen does not count.
 *
 * @param siblings the other rows of the same payment session; needed once its payment is captured
 */
export function decide(row: CollectOrder, purchase: Purchase, siblings: readonly CollectOrder[]): Decision {
  const { session, order } = purchase;
  const payment = session?.payment;
  if (payment?.captured_at) {
    const twin = siblings.find((sibling) => sibling.id !== row.id && sibling.captured_payment_id !== null);
    return twin ? attention("duplicate", { paid_by: twin.platform_order_id }) : { kind: "captured" };
  }
  const cancelled = order !== null && isCancelled(order);
  if (cancelled) return attention("late", session ? { order: "canceled" } : { payment_session: "gone" });
  if (payment?.canceled_at) return attention("late", { payment: "canceled in Medusa" });
  // A person who pays money back has decided against the purchase, or a part of it.
  if (MathBN.gt(row.refunded_amount, 0)) {
    return attention("mismatch", {
      field: "refunded_amount",
      expected: "0 before the payment is captured",
      found: row.refunded_amount,
    });
  }
  return decideByWhatIsOwed(row, purchase);
}

function decideByWhatIsOwed(row: CollectOrder, purchase: Purchase): Decision {
  const { session, collection, cart, order } = purchase;
  const paid = sumOf(row);
  const owed = owedBy(purchase, row.payment_session_id);
  if (!owed) return attention("orphaned", { cart: "gone" });
  const fits = session !== null && isSameSum(session, paid);
  if (isSameSum(owed, paid)) {
    if (!collection) return attention("orphaned", { payment_collection: "gone" });
    if (!fits && session?.payment) return attention("mismatch", difference("payment session", paid, session));
    if (!fits) return { kind: "use_money" };
    return cart !== null && order === null ? { kind: "complete_cart" } : { kind: "capture" };
  }
  if (isNothing(owed) && isPaidOtherwise(purchase, row.payment_session_id)) return attention("duplicate", {});
  if (!session) return attention("orphaned", { payment_session: "gone" });
  if (!fits) return attention("mismatch", difference("payment session", paid, session));
  // Staff edited the order while its slip was open: what the slip asked for is captured, and the rest stays due.
  if (order && order.version > 1 && !isNothing(owed) && isSameCurrency(owed, paid))
    return { kind: "capture" };
  return attention("mismatch", difference(cart ? "cart" : "order", paid, owed));
}

/** Whether other money is there for the purchase, captured or held by another provider. */
function isPaidOtherwise({ order, collection }: Purchase, besides: string | null): boolean {
  const others = (collection?.payments ?? []).some((one) => one.payment_session_id !== besides);
  return others || (order !== null && MathBN.gt(order.paid, 0));
}

function isSameCurrency(one: Sum, other: Sum): boolean {
  return one.currency_code.toLowerCase() === other.currency_code.toLowerCase();
}

/** @param expected what was paid */
function difference(field: string, expected: Sum, found: Sum): Difference {
  const written = ({ amount, currency_code }: Sum) => `${amount} ${currency_code}`;
  return { field, expected: written(expected), found: written(found) };
}

function attention<Reason extends Finding["reason"]>(reason: Reason, facts: FoundFacts[Reason]): Decision {
  return { kind: "attention", reason, facts } as Decision;
}
