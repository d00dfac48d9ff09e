import type { MedusaContainer } from "@medusajs/framework/types";
import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import type { RaisedAgain } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import { findPurchase } from "../../payment/purchase";
import { attentionFacts } from "../settle-collect-order/attention-facts";
import { refundDueFacts } from "./refund-due";
import { SETTLED_BY_GIVING_BACK } from "./settled-by-refund";
import { leftInLedger } from "./what-is-left";

/**
 * What a person must look at again when a recorded refund turns out to be none: what it may have closed was open for a
 * reason. The correction is entered already.
 */
export async function findOwedAgain(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  { target }: RecordedRefund,
): Promise<RaisedAgain[]> {
  const purchase = await findPurchase(container, row);
  if (target === "payment") {
    const facts = purchase.order?.canceled_at && (await refundDueFacts(container, row, purchase));
    return facts ? [{ reason: "refund_due", facts }] : [];
  }
  const left = leftInLedger(row, await haipay.refunds.list(row.id));
  if (left === "0") return [];
  const facts = attentionFacts(row, purchase);
  if (row.captured_payment_id !== null) return [{ reason: "over", facts: { ...facts, surplus: left } }];
  return findUncaptured(await haipay.attentions.list(row.id), facts);
}

/** The last reason why the money was before a person; one that still is stays as it is. */
function findUncaptured(known: readonly Attention[], facts: Record<string, unknown>): RaisedAgain[] {
  const reasons = known.filter(({ reason }) => SETTLED_BY_GIVING_BACK.includes(reason));
  if (reasons.some(({ resolved_at }) => resolved_at === null)) return [];
  const last = reasons.at(-1);
  return [{ reason: last?.reason ?? "orphaned", facts: last?.facts ?? facts }];
}
