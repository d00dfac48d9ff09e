import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund, RefundTarget } from "../../modules/haipay/ledger/refund";
import type { RefundEntry } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import { compareAmounts, type PlatformAmount } from "../../platform/money";
import { findPurchase } from "../../payment/purchase";
import { refuseWhileEdited } from "./book-in-order";
import { findPaymentBooks, type PaymentBooks } from "./payment-books";
import type { CheckedRefund } from "./refund-input";
import { findRefundable } from "./refundable";
import { removeStrayRefunds } from "./remove-stray-refunds";
import { leftInLedger, leftToPayOut, sumToBook } from "./what-is-left";

/**
 * Writes a refund into the ledger, to be completed next. The caller holds the guard.
 *
 * @throws MedusaError NOT_ALLOWED for a target that the money does not have, or more than is left of it
 */
export async function enterRefund(
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
  const entered = await haipay.refunds.enter(entry);
  if (entered) return entered;
  throw new MedusaError(
    MedusaError.Types.DUPLICATE_ERROR,
    `reference "${reference}" was recorded already for this collect order.`,
  );
}

/** Where nobody said otherwise, the money that is in question; what Medusa captured only when nothing is. */
async function suggestTarget(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<RefundTarget> {
  const open = await haipay.attentions.listOpen(row.id);
  const refundable = await findRefundable(container, row, await haipay.refunds.list(row.id), open);
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
    throw notAllowed(
      "target payment: Medusa did not capture the money of this collect order. Record the refund with target ledger.",
    );
  }
  const { left } = await readBooks(container, haipay, row, row.captured_payment_id);
  refuseMoreThan(leftToPayOut(left, row.currency), amount, row, "of what Medusa captured");
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
  const removed = await removeStrayRefunds(container, books, await haipay.refunds.list(row.id));
  if (removed === 0) return books;
  haipay.logger.warn(`HaiPay: ${removed} refunds of payment ${paymentId} that nobody made were removed.`);
  return findPaymentBooks(container, paymentId);
}

async function checkLedger(
  haipay: HaipayModuleService,
  row: CollectOrder,
  { amount }: CheckedRefund,
): Promise<Booking> {
  const left = leftInLedger(row, await haipay.refunds.list(row.id));
  const where =
    row.captured_payment_id === null
      ? "of what was received"
      : "of what came beyond the charge (target ledger; what Medusa captured has target payment)";
  refuseMoreThan(left, amount, row, where);
  return { medusa_payment_id: null, booked_amount: null };
}

function refuseMoreThan(
  left: PlatformAmount,
  amount: PlatformAmount,
  { currency, order_id }: CollectOrder,
  where: string,
): void {
  if (compareAmounts(amount, left) <= 0) return;
  const unit = currency.toUpperCase();
  throw notAllowed(
    left === "0"
      ? `amount ${amount} ${unit}: nothing is left to refund ${where} for collect order ${order_id}.`
      : `amount ${amount} ${unit} is more than is left to refund ${where}: ${left} ${unit}. Record ${left} ${unit} or less.`,
  );
}

function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message);
}
