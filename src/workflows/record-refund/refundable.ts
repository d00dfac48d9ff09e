import type { MedusaContainer } from "@medusajs/framework/types";
import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund, RefundTarget } from "../../modules/haipay/ledger/refund";
import { findPaymentBooks } from "./payment-books";
import { leftInLedger, leftToPayOut } from "./what-is-left";

/** The most that can be recorded as refunded, by where it is booked; exact decimals as text. */
export type Left = Record<RefundTarget, string>;

export interface SuggestedRefund {
  target: RefundTarget;
  /** All that is left there, as an exact decimal. */
  amount: string;
}

export interface Refundable extends Left {
  /** The money that is in question; null when nothing is left. */
  suggested: SuggestedRefund | null;
}

/**
 * @param refunds all of the collect order
 * @param attentions all of the collect order, or the open ones
 */
export async function findRefundable(
  container: MedusaContainer,
  row: CollectOrder,
  refunds: readonly RecordedRefund[],
  attentions: readonly Pick<Attention, "reason" | "resolved_at">[],
): Promise<Refundable> {
  const payment =
    row.captured_payment_id === null
      ? "0"
      : leftToPayOut((await findPaymentBooks(container, row.captured_payment_id)).left, row.currency);
  const left = { payment, ledger: leftInLedger(row, refunds) };
  return { ...left, suggested: suggestRefund(left, attentions) };
}

/**
 * What a refund is for when nobody says which money went back: the surplus while it stands before a person, else what
 * Medusa captured, else what it did not capture.
 */
export function suggestRefund(
  left: Left,
  attentions: readonly Pick<Attention, "reason" | "resolved_at">[],
): SuggestedRefund | null {
  const surplus = attentions.some(({ reason, resolved_at }) => reason === "over" && resolved_at === null);
  const order: RefundTarget[] = surplus ? ["ledger", "payment"] : ["payment", "ledger"];
  const target = order.find((one) => left[one] !== "0");
  return target === undefined ? null : { target, amount: left[target] };
}
