import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import { findPaymentBooks } from "../record-refund/payment-books";
import { leftInLedger, leftToPayOut } from "../record-refund/what-is-left";

/** The most that can be recorded as refunded, by where it is booked; exact decimals as text. */
export interface Refundable {
  /** Money that Medusa captured. */
  payment: string;
  /** Money that Medusa did not capture. */
  ledger: string;
}

/** @param refunds all of the collect order */
export async function findRefundable(
  container: MedusaContainer,
  row: CollectOrder,
  refunds: readonly RecordedRefund[],
): Promise<Refundable> {
  const payment =
    row.captured_payment_id === null
      ? "0"
      : leftToPayOut((await findPaymentBooks(container, row.captured_payment_id)).left, row.currency);
  return { payment, ledger: leftInLedger(row, refunds) };
}
