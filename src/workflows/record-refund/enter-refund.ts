import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import type { RefundEntry } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import { compareAmounts, type PlatformAmount } from "../../platform/money";
import { findPurchase } from "../../payment/purchase";
import { refuseWhileEdited } from "./book-in-order";
import { findPaymentBooks, type PaymentBooks } from "./payment-books";
import type { CheckedRefund } from "./refund-input";
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
  const target = wanted.target ?? (row.captured_payment_id === null ? "ledger" : "payment");
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
  const { order } = await findPurchase(container, row);
  if (order) await refuseWhileEdited(container, order.id);
  const { left } = await readBooks(container, haipay, row, row.captured_payment_id);
  refuseMoreThan(leftToPayOut(left, row.currency), amount, row, "of what Medusa captured");
  return {
    medusa_payment_id: row.captured_payment_id,
    booked_amount: sumToBook(amount, left, row.currency),
  };
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
  const where = row.captured_payment_id === null ? "of what was received" : "of what came beyond the charge";
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
