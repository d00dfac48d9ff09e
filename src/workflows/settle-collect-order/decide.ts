import { MathBN } from "@medusajs/framework/utils";
import type { AttentionReason } from "../../modules/haipay/ledger/attention-reasons";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isCancelled, type Purchase } from "../../payment/owed";

/** What is to be done in Medusa about a collect order whose money is there. */
export type Decision =
  | { kind: "captured" }
  | { kind: "capture" }
  | { kind: "complete_cart" }
  | { kind: "attention"; reason: AttentionReason; facts: Record<string, unknown> };

/**
 * Decides without touching anything, so that every case can be read in one place.
 *
 * @param siblings the other rows of the same payment session; needed once its payment is captured
 */
export function decide(row: CollectOrder, purchase: Purchase, siblings: readonly CollectOrder[]): Decision {
  const { session, collection, cart, order } = purchase;
  const cancelled = order !== null && isCancelled(order);
  if (!session) {
    if (isPaidOtherwise(purchase, row.session_amount)) return attention("duplicate");
    return attention(cancelled ? "late" : "orphaned", { payment_session: "gone" });
  }
  const { payment } = session;
  if (payment?.captured_at) {
    const twin = siblings.find((sibling) => sibling.id !== row.id && sibling.captured_payment_id !== null);
    return twin ? attention("duplicate", { paid_by: twin.order_id }) : { kind: "captured" };
  }
  if (cancelled) return attention("late", { order: "canceled" });
  if (payment?.canceled_at) return attention("late", { payment: "canceled in Medusa" });
  // Whoever gives money back has decided against the purchase, or against a part of it.
  if (MathBN.gt(row.refunded_amount, 0)) {
    return attention("mismatch", {
      field: "refunded_amount",
      expected: "0 before the payment is captured",
      found: row.refunded_amount,
    });
  }
  if (!MathBN.eq(session.amount, row.session_amount ?? -1) || session.currency_code !== row.currency) {
    return attention("mismatch", {
      field: "payment session",
      expected: `${row.session_amount} ${row.currency}`,
      found: `${session.amount} ${session.currency_code}`,
    });
  }
  if (isPaidOtherwise(purchase, session.amount)) return attention("duplicate");
  if (!collection) return attention("orphaned", { payment_collection: "gone" });
  if (cart === null && order === null && row.cart_id !== null) return attention("orphaned", { cart: "gone" });
  return cart !== null && order === null ? { kind: "complete_cart" } : { kind: "capture" };
}

/** Whether this sum would be more than the purchase costs, after what was captured already. */
function isPaidOtherwise({ collection }: Purchase, amount: string | null): boolean {
  const captured = MathBN.sum(0, ...(collection?.payments ?? []).map((payment) => payment.captured));
  if (!collection || MathBN.lte(captured, 0)) return false;
  return MathBN.gt(MathBN.add(captured, amount ?? 0), collection.amount);
}

function attention(reason: AttentionReason, facts: Record<string, unknown> = {}): Decision {
  return { kind: "attention", reason, facts };
}
