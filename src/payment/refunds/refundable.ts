import type { MedusaContainer } from "@medusajs/framework/types";
import type { Refundable, RefundableByTarget, SuggestedRefund } from "../../contract/admin-api";
import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund, RefundTarget } from "../../modules/haipay/ledger/refunds";
import { findPaymentBooks, leftInLedger, leftToPayOut } from "./books";

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
 * What a refund is for when nobody says which money was paid back: the surplus while it is before a person, else what
 * Medusa captured, else what it did not capture.
 */
export function suggestRefund(
  left: RefundableByTarget,
  attentions: readonly Pick<Attention, "reason" | "resolved_at">[],
): SuggestedRefund | null {
  const surplus = attentions.some(({ reason, resolved_at }) => reason === "over" && resolved_at === null);
  const order: RefundTarget[] = surplus ? ["ledger", "payment"] : ["payment", "ledger"];
  const target = order.find((one) => left[one] !== "0");
  return target === undefined ? null : { target, amount: left[target] };
}
