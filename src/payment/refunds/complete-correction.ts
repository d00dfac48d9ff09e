import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import type { PurchaseFacts } from "../../modules/haipay/ledger/attention-facts";
import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RaisedAgain, RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import { attentionFacts } from "../attention-facts";
import { findPurchase } from "../purchase";
import { alignCollection, SETTLED_BY_GIVING_BACK } from "./book";
import { takeBackInOrder } from "./book-in-order";
import { findPaymentBooks, findRefundOf, leftInLedger } from "./books";
import { refundDueFacts } from "./refund-due";
import { removeFalseRefunds } from "./untrue";

/** Does what is left to do for an entered correction, and books it. The caller holds the guard. */
export async function completeCorrection(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  correction: RecordedRefund,
): Promise<RecordedRefund> {
  const corrected = (await haipay.ledger.refunds.list(row.id)).find(
    ({ id }) => id === correction.corrects_id,
  );
  if (!corrected) throw new Error(`The entry ${correction.id} corrects a refund that is not there.`);
  if (correction.target === "payment") {
    await takeBackInMedusa(container, haipay, row, correction, corrected);
  }
  const raised = await findOwedAgain(container, haipay, row, correction);
  return haipay.ledger.refunds.bookCorrection(correction, raised);
}

/**
 * What a person must look at again if a recorded refund was a mistake: what it may have closed was open for a
 * reason. The correction has already been entered.
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
  const left = leftInLedger(row, await haipay.ledger.refunds.list(row.id));
  if (left === "0") return [];
  const facts = attentionFacts(row, purchase);
  if (row.captured_payment_id !== null) return [{ reason: "over", facts: { ...facts, surplus: left } }];
  return findUncaptured(await haipay.ledger.attentions.list(row.id), facts);
}

/** The last reason why the money was before a person; one that is still open stays as it is. */
function findUncaptured(known: readonly Attention[], facts: PurchaseFacts): RaisedAgain[] {
  const reasons = known.filter(({ reason }) => SETTLED_BY_GIVING_BACK.includes(reason));
  if (reasons.some(({ resolved_at }) => resolved_at === null)) return [];
  const last = reasons.at(-1);
  return [last ?? { reason: "orphaned", facts }];
}

/** Part of every module's service, but missing from this one's type. */
interface RefundCreation {
  createRefunds(refund: object): Promise<{ id: string }>;
}

/**
 * Reverses a refund in Medusa's books by contra entries: a negative refund, and in the order a
 * transaction and a credit line. Each is looked for before it is made, so that what a crash left half done is finished.
 * Medusa has no operation for it; its provider is not asked, because no money moves. The caller holds the guard.
 *
 * @throws Medusa's error; repeating the call finishes it
 */
async function takeBackInMedusa(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  correction: RecordedRefund,
  corrected: RecordedRefund,
): Promise<void> {
  const paymentId = corrected.medusa_payment_id as string;
  const before = await findPaymentBooks(container, paymentId);
  if (!findRefundOf(before, correction)) await makeContrary(container, paymentId, correction);
  const made = findRefundOf(await findPaymentBooks(container, paymentId), correction);
  if (!made) throw new Error(`Medusa has no refund for the correcting entry ${correction.id}.`);
  await haipay.ledger.refunds.mend(correction.id, made.id);
  const { order } = await findPurchase(container, row);
  if (order?.canceled_at) await removeFalseRefunds(container, order.id, paymentId);
  if (order) {
    await takeBackInOrder(container, order.id, correction, made, corrected.medusa_refund_id as string);
  }
  await alignCollection(container, before.collection_id, order);
}

async function makeContrary(
  container: MedusaContainer,
  paymentId: string,
  { id, booked_amount, recorded_by }: RecordedRefund,
): Promise<void> {
  await (container.resolve(Modules.PAYMENT) as unknown as RefundCreation).createRefunds({
    payment: paymentId,
    amount: MathBN.mult(booked_amount as string, -1),
    created_by: recorded_by,
    metadata: { permit: id },
  });
}
