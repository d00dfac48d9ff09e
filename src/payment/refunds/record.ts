import type { MedusaContainer } from "@medusajs/framework/types";
import { GuardBusyError } from "../../modules/haipay/guard";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund, RefundEntry, RefundTarget } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import { findPurchase } from "../purchase";
import { refuse } from "../refuse";
import { settleUnderGuard } from "../settle";
import { findCollectOrder, withPurchase } from "../with-purchase";
import { completeRefund } from "./book";
import { refuseWhileEdited } from "./book-in-order";
import { findPaymentBooks, leftInLedger, leftToPayOut, sumToBook, type PaymentBooks } from "./books";
import { finishRefunds } from "./finish";
import { checkRefund, type CheckedRefund, type RecordRefundInput } from "./input";
import { recogniseCapture } from "./recognise-capture";
import { findRefundable } from "./refundable";
import { refuseMoreThan, refuseReference, refuseUnlessHalfDone } from "./refusals";
import { removeStrayRefunds } from "./untrue";

/**
 * Records that a refund was paid outside the platform, which offers none for these methods (protocol §8). Money that
 * Medusa captured is refunded in Medusa as well; any other refund is recorded only in the ledger, and whatever was still being
 * tried with the money is given up. A request that a crash cut off is finished by repeating it.
 *
 * @throws RefusedError for an unknown collect order, a wrong field, a reference that was already recorded, more than is
 *   left, and while others work on the purchase
 */
export async function recordRefund(
  container: MedusaContainer,
  input: RecordRefundInput,
): Promise<RecordedRefund> {
  try {
    return await withPurchase(container, input.collect_order_id, (haipay, row) =>
      recordUnderGuard(container, haipay, row, checkRefund(input, row.currency)),
    );
  } catch (error) {
    throw error instanceof GuardBusyError ? refuse("busy") : error;
  }
}

async function recordUnderGuard(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  known: CollectOrder,
  wanted: CheckedRefund,
): Promise<RecordedRefund> {
  const row = await recogniseCapture(container, haipay, known);
  const before = await findBefore(haipay, row, wanted);
  if (before) {
    refuseUnlessHalfDone(before, wanted);
    return completeRefund(container, haipay, row, before);
  }
  const settled = await settleFirst(container, haipay, row);
  await finishRefunds(container, haipay, settled);
  return completeRefund(container, haipay, settled, await enterRefund(container, haipay, settled, wanted));
}

/**
 * Money that has just come is captured first: refunded in part before that, its rest would be neither captured nor
 * put before a person.
 *
 * @throws RefusedError when that cannot be done now
 */
async function settleFirst(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  if (row.state !== "paid" || row.settled_at !== null) return row;
  try {
    return await settleUnderGuard(container, row);
  } catch (error) {
    const now = await findCollectOrder(haipay, row.id);
    if (now.settled_at !== null) return now;
    // A person knows that Medusa cannot follow, and has decided not to wait any longer.
    const open = await haipay.ledger.attentions.listOpen(row.id);
    if (open.some(({ reason }) => reason === "completion_failed" || reason === "being_booked")) return now;
    throw refuse("refund_waits_for_money", { figures: { reason: (error as Error).message } });
  }
}

/**
 * Writes a refund into the ledger, to be completed next. The caller holds the guard.
 *
 * @throws RefusedError for a target that has no such money, or for more than is left of it
 */
async function enterRefund(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  wanted: CheckedRefund,
): Promise<RecordedRefund> {
  const target = wanted.target ?? (await suggestTarget(container, haipay, row));
  const booking =
    target === "payment"
      ? await checkPayment(container, haipay, row, wanted)
      : await checkLedger(haipay, row, wanted);
  const { amount, paid_on, reference, note, actor_id } = wanted;
  const { id, currency } = row;
  const of = { collect_order_id: id, corrects_id: null, target, currency };
  const entry = { ...of, amount, paid_on, reference, note, recorded_by: actor_id, ...booking };
  const entered = await haipay.ledger.refunds.enter(entry);
  if (entered) return entered;
  const before = await findBefore(haipay, row, wanted);
  throw before ? refuseReference(before) : refuse("moved");
}

/** The refund that was recorded with the same reference and has not been corrected. */
async function findBefore(
  haipay: HaipayModuleService,
  row: CollectOrder,
  wanted: CheckedRefund,
): Promise<RecordedRefund | undefined> {
  return (await haipay.ledger.refunds.list(row.id)).find(
    ({ reference, corrects_id, corrected_at }) =>
      reference === wanted.reference && corrects_id === null && corrected_at === null,
  );
}

/** Unless told otherwise, the money in question; what Medusa captured only when there is none. */
async function suggestTarget(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<RefundTarget> {
  const open = await haipay.ledger.attentions.listOpen(row.id);
  const refundable = await findRefundable(container, row, await haipay.ledger.refunds.list(row.id), open);
  if (refundable.suggested) return refundable.suggested.target;
  return row.captured_payment_id === null ? "ledger" : "payment";
}

type Booking = Pick<RefundEntry, "booked_amount" | "medusa_payment_id">;

async function checkPayment(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  { amount }: CheckedRefund,
): Promise<Booking> {
  if (row.captured_payment_id === null) {
    throw refuse("not_captured", { field: "target" });
  }
  const { left } = await readBooks(container, haipay, row, row.captured_payment_id);
  refuseMoreThan(leftToPayOut(left, row.currency), amount, row, "captured");
  const booked_amount = sumToBook(amount, left, row.currency);
  const { order } = await findPurchase(container, row);
  if (order) await refuseWhileEdited(container, order, booked_amount);
  return { medusa_payment_id: row.captured_payment_id, booked_amount };
}

async function readBooks(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  paymentId: string,
): Promise<PaymentBooks> {
  const books = await findPaymentBooks(container, paymentId);
  const removed = await removeStrayRefunds(container, books, await haipay.ledger.refunds.list(row.id));
  if (removed === 0) return books;
  haipay.logger.warn(`HaiPay: ${removed} refunds of payment ${paymentId} that nobody made were removed.`);
  return findPaymentBooks(container, paymentId);
}

async function checkLedger(
  haipay: HaipayModuleService,
  row: CollectOrder,
  { amount }: CheckedRefund,
): Promise<Booking> {
  const left = leftInLedger(row, await haipay.ledger.refunds.list(row.id));
  refuseMoreThan(left, amount, row, row.captured_payment_id === null ? "received" : "surplus");
  return { medusa_payment_id: null, booked_amount: null };
}
