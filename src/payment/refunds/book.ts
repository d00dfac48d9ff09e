import type { MedusaContainer } from "@medusajs/framework/types";
import {
  ContainerRegistrationKeys,
  Modules,
  PaymentCollectionStatus,
  PaymentEvents,
} from "@medusajs/framework/utils";
import type { AttentionReason } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import { emitEvent } from "../announce";
import { totalOf, type Purchase } from "../owed";
import { findPurchase } from "../purchase";
import { bookInOrder } from "./book-in-order";
import { findPaymentBooks, findRefundOf, leftInLedger, leftToPayOut, type BookedRefund } from "./books";
import { removeFalseRefunds } from "./untrue";

/** What is settled when everything that came and was never captured has been paid back. */
export const SETTLED_BY_GIVING_BACK: readonly AttentionReason[] = [
  "late",
  "orphaned",
  "duplicate",
  "completion_failed",
  "being_booked",
  "partial",
  "over",
  "mismatch",
];

/**
 * Creates Medusa's refund for a recorded one, and what belongs to it: the order's transaction and credit line, the sum
 * of the payment collection and the event. Each step checks whether it was already done, so that what a crash left half
 * done is finished and nothing is booked twice. The caller holds the guard.
 *
 * It does not use Medusa's own refund workflow, which books every refund without a transaction at the sum of this one, whose
 * credit line does not say which refund it is for, and which refuses a cancelled order after half of its steps.
 *
 * @throws Medusa's error; the entry is withdrawn if nothing of it reached Medusa
 */
async function bookInMedusa(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  refund: RecordedRefund,
): Promise<void> {
  const paymentId = refund.medusa_payment_id as string;
  const books = await findPaymentBooks(container, paymentId);
  const made = findRefundOf(books, refund) ?? (await makeRefund(container, haipay, refund, paymentId));
  await haipay.ledger.refunds.mend(refund.id, made.id);
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
  if (refund.medusa_refund_id !== null) await haipay.ledger.refunds.mend(refund.id, null);
  const { id, recorded_by, booked_amount } = refund;
  const permit = { id, medusa_refund_id: null };
  try {
    // Reference and note stay in the ledger: anyone with the order id can read the refunds of an order.
    await container.resolve(Modules.PAYMENT).refundPayment({
      payment_id: paymentId,
      amount: booked_amount as string,
      created_by: recorded_by,
      metadata: { permit: id },
    });
  } catch (error) {
    if (!findRefundOf(await findPaymentBooks(container, paymentId), permit))
      await haipay.ledger.refunds.withdraw(id);
    throw error;
  }
  const made = findRefundOf(await findPaymentBooks(container, paymentId), permit);
  if (made) return made;
  throw new Error(`Medusa has no refund for the recorded refund ${id}.`);
}

/** As Medusa's own refund does. The refund is booked, so an event bus that does not answer must not undo it. */
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
      `HaiPay: ${PaymentEvents.REFUNDED} of collect order ${row.platform_order_id} was not emitted: ${(error as Error).message}`,
    );
  }
}

/**
 * Writes what was refunded into the payment collection: Medusa loses the sum when it dies in between, and gives the
 * collection of a cancelled order a different status.
 */
export async function alignCollection(
  container: MedusaContainer,
  collectionId: string,
  order: Purchase["order"],
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: ["id", "payments.refunds.raw_amount"],
    filters: { id: collectionId },
  });
  const [collection] = data as unknown as {
    payments?: { refunds?: { raw_amount: { value: string | number } }[] }[];
  }[];
  const refunds = (collection?.payments ?? []).flatMap((payment) => payment.refunds ?? []);
  const changes = {
    refunded_amount: totalOf(refunds),
    ...(order?.canceled_at && { status: PaymentCollectionStatus.CANCELED }),
  };
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(collectionId, changes);
}

/** Does what is left to do for an entered refund, and books it. The caller holds the guard. */
export async function completeRefund(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  refund: RecordedRefund,
): Promise<RecordedRefund> {
  if (refund.target === "payment") await bookInMedusa(container, haipay, row, refund);
  return haipay.ledger.refunds.book(refund, {
    settles: await findSettled(container, haipay, row),
    takesOver: refund.target === "ledger" && row.state === "paid",
  });
}

async function findSettled(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<AttentionReason[]> {
  const nothingLeft = leftInLedger(row, await haipay.ledger.refunds.list(row.id)) === "0";
  if (row.captured_payment_id === null) return nothingLeft ? [...SETTLED_BY_GIVING_BACK] : [];
  const { left } = await findPaymentBooks(container, row.captured_payment_id);
  const settled: AttentionReason[] = nothingLeft ? ["over"] : [];
  return leftToPayOut(left, row.currency) === "0" ? [...settled, "refund_due"] : settled;
}
