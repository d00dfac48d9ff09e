import type { MedusaContainer } from "@medusajs/framework/types";
import type { AttentionReason } from "../../modules/haipay/ledger/attention-reasons";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import type HaipayModuleService from "../../modules/haipay/service";
import { bookInMedusa } from "./book-in-medusa";
import { findPaymentBooks } from "./payment-books";
import { SETTLED_BY_GIVING_BACK } from "./settled-by-refund";
import { leftInLedger, leftToPayOut } from "./what-is-left";

/** Does for an entered refund what is not done yet, and books it. The caller holds the guard. */
export async function completeRefund(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  refund: RecordedRefund,
): Promise<RecordedRefund> {
  if (refund.target === "payment") await bookInMedusa(container, haipay, row, refund);
  return haipay.refunds.book(refund, {
    settles: await findSettled(container, haipay, row),
    takesOver: refund.target === "ledger" && row.state === "paid",
  });
}

async function findSettled(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<AttentionReason[]> {
  const nothingLeft = leftInLedger(row, await haipay.refunds.list(row.id)) === "0";
  if (row.captured_payment_id === null) return nothingLeft ? [...SETTLED_BY_GIVING_BACK] : [];
  const { left } = await findPaymentBooks(container, row.captured_payment_id);
  const settled: AttentionReason[] = nothingLeft ? ["over"] : [];
  return leftToPayOut(left, row.currency) === "0" ? [...settled, "refund_due"] : settled;
}
