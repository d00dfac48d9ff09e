import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import { findPurchase } from "../purchase";
import { alignCollection } from "./book";
import { takeBackInOrder } from "./book-in-order";
import { findPaymentBooks, findRefundOf } from "./books";
import { removeFalseRefunds } from "./untrue";

/** Part of every module's service, and missing in the type of this one. */
interface RefundCreation {
  createRefunds(refund: object): Promise<{ id: string }>;
}

/**
 * Takes a refund back in Medusa's books by entries of the contrary: a refund of less than nothing, and in the order a
 * transaction and a credit line. Each is looked for before it is made, so that what a crash left half done is finished.
 * Medusa has no act for it; its provider is not asked, because no money moves. The caller holds the guard.
 *
 * @throws what Medusa answers; the same call finishes it
 */
export async function takeBackInMedusa(
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
  await haipay.refunds.mend(correction.id, made.id);
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
