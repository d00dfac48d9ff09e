import type { MedusaContainer } from "@medusajs/framework/types";
import type { AttentionFacts } from "../../modules/haipay/ledger/attention-facts";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { attentionFacts } from "../attention-facts";
import type { Purchase } from "../owed";
import { findPaymentBooks, leftToPayOut } from "./books";

/** What a person needs to pay back the money that a cancelled order still holds; undefined when it holds none. */
export async function refundDueFacts(
  container: MedusaContainer,
  row: CollectOrder,
  purchase: Purchase,
): Promise<AttentionFacts["refund_due"] | undefined> {
  const { captured, refunded, left } = await findPaymentBooks(container, row.captured_payment_id as string);
  const due = leftToPayOut(left, row.currency);
  if (due === "0") return undefined;
  return {
    ...attentionFacts(row, purchase),
    captured_amount: captured,
    refunded_amount: refunded,
    refund_due: due,
  };
}
