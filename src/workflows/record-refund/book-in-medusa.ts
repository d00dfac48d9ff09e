import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules, PaymentEvents } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import type HaipayModuleService from "../../modules/haipay/service";
import { emitEvent } from "../announce/emit-event";
import { removeFalseRefunds } from "./remove-false-refunds";
import { findPurchase } from "../../payment/purchase";
import { alignCollection } from "./align-collection";
import { bookInOrder } from "./book-in-order";
import { findPaymentBooks, findRefundOf, type BookedRefund } from "./payment-books";

/**
 * Makes Medusa's refund of a recorded one, and what belongs to it: the order's transaction and credit line, the sum
 * of the payment collection, the event. Each step is looked for before it is done, so that what a crash left half
 * done is finished and nothing is booked twice. The caller holds the guard.
 *
 * Not Medusa's own refund workflow: it books every refund that has no transaction yet at the sum of this one, its
 * credit line does not say which refund it is for, and it refuses an order that is cancelled after half of its steps.
 *
 * @throws what Medusa answers; the entry is withdrawn when Medusa has nothing of it
 */
export async function bookInMedusa(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  refund: RecordedRefund,
): Promise<void> {
  const paymentId = refund.medusa_payment_id as string;
  const books = await findPaymentBooks(container, paymentId);
  const made = findRefundOf(books, refund) ?? (await makeRefund(container, haipay, refund, paymentId));
  await haipay.refunds.mend(refund.id, made.id);
  const { order } = await findPurchase(container, row);
  if (order?.canceled_at) await removeFalseRefunds(container, order.id, paymentId);
  if (order) await bookInOrder(container, order.id, refund, made);
  await alignCollection(container, books.collection_id, order);
  await announce(container, haipay, row, paymentId);
}

async function makeRefund(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  refund: RecordedRefund,
  paymentId: string,
): Promise<BookedRefund> {
  // A permit that was used for a refund which Medusa took back may be used again.
  if (refund.medusa_refund_id !== null) await haipay.refunds.mend(refund.id, null);
  const { id, recorded_by, booked_amount } = refund;
  const permit = { id, medusa_refund_id: null };
  try {
    // Reference and note stay in the ledger: whoever has the order id can read the refunds of an order.
    await container.resolve(Modules.PAYMENT).refundPayment({
      payment_id: paymentId,
      amount: booked_amount as string,
      created_by: recorded_by,
      metadata: { permit: id },
    });
  } catch (error) {
    if (!findRefundOf(await findPaymentBooks(container, paymentId), permit))
      await haipay.refunds.withdraw(id);
    throw error;
  }
  const made = findRefundOf(await findPaymentBooks(container, paymentId), permit);
  if (made) return made;
  throw new Error(`Medusa has no refund for the recorded refund ${id}.`);
}

/** As Medusa's own refund does. The refund is booked, so a bus that does not answer must not undo it. */
async function announce(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  paymentId: string,
): Promise<void> {
  try {
    await emitEvent(container, PaymentEvents.REFUNDED, { id: paymentId });
  } catch (error) {
    haipay.logger.error(
      `HaiPay: ${PaymentEvents.REFUNDED} of collect order ${row.order_id} was not emitted: ${(error as Error).message}`,
    );
  }
}
