import type { MedusaContainer } from "@medusajs/framework/types";
import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RaisedAgain, RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import { attentionFacts } from "../attention-facts";
import { findPurchase } from "../purchase";
import { SETTLED_BY_GIVING_BACK } from "./book";
import { leftInLedger } from "./books";
import { refundDueFacts } from "./refund-due";
import { takeBackInMedusa } from "./take-back";

/** Does for an entered correction what is not done yet, and books it. The caller holds the guard. */
export async function completeCorrection(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  correction: RecordedRefund,
): Promise<RecordedRefund> {
  const corrected = (await haipay.refunds.list(row.id)).find(({ id }) => id === correction.corrects_id);
  if (!corrected) throw new Error(`The entry ${correction.id} corrects a refund that is not there.`);
  if (correction.target === "payment") {
    await takeBackInMedusa(container, haipay, row, correction, corrected);
  }
  const raised = await findOwedAgain(container, haipay, row, correction);
  return haipay.refunds.bookCorrection(correction, raised);
}

/**
 * What a person must look at again when a recorded refund turns out to be none: what it may have closed was open for a
 * reason. The correction is entered already.
 */
async function findOwedAgain(
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
