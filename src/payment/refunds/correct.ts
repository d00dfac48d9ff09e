import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type { RefusedError } from "../../modules/haipay/refusal";
import type HaipayModuleService from "../../modules/haipay/service";
import { findPurchase } from "../purchase";
import { refuse } from "../refuse";
import { withPurchase } from "../with-purchase";
import { refuseToTakeBackWhileEdited } from "./book-in-order";
import { completeCorrection } from "./complete-correction";
import { finishRefunds } from "./finish";
import { recogniseCapture } from "./recognise-capture";

export interface CorrectRefundInput {
  /** The id of the ledger's row. */
  collect_order_id: string;
  /** The recorded refund that was a mistake. */
  refund_id: string;
  /** Why it was one, of 1 to 2000 characters. */
  note: string;
  /** The user who corrects it. */
  actor_id: string;
}

/**
 * Reverses a recorded refund that was a mistake, as ledgers do: by a contra entry, in Medusa's books as
 * well if the refund is booked there. Nothing is deleted. Its reference can be recorded again for the right refund, and
 * what it had closed is put before a person again. A request that a crash cut off is finished by repeating it.
 *
 * @returns the correcting entry
 * @throws RefusedError for an unknown refund, for a correction, for a refund that is not booked yet or was already corrected,
 *   and while the order is being edited; GuardBusyError while others work on the purchase
 */
export async function correctRefund(
  container: MedusaContainer,
  input: CorrectRefundInput,
): Promise<RecordedRefund> {
  return withPurchase(container, input.collect_order_id, (haipay, row) =>
    correctUnderGuard(container, haipay, row, input),
  );
}

async function correctUnderGuard(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  known: CollectOrder,
  input: CorrectRefundInput,
): Promise<RecordedRefund> {
  const row = await recogniseCapture(container, haipay, known);
  const refund = await findCorrectable(haipay, row, input.refund_id);
  const begun = await findCorrectionOf(haipay, row, refund);
  if (begun?.booked_at) throw corrected(refund);
  await finishRefunds(container, haipay, row);
  if (begun) return (await findCorrectionOf(haipay, row, refund)) ?? begun;
  await refuseInTheMiddle(container, row, refund);
  const entered = await haipay.ledger.refunds.enter(contraryOf(refund, input));
  if (!entered) throw corrected(refund);
  return completeCorrection(container, haipay, row, entered);
}

function contraryOf({ id, ...refund }: RecordedRefund, { note, actor_id }: CorrectRefundInput) {
  const { collect_order_id, target, amount, booked_amount, currency, reference, medusa_payment_id } = refund;
  const of = { collect_order_id, corrects_id: id, target, currency, medusa_payment_id };
  return { ...of, amount, booked_amount, paid_on: refund.paid_on, reference, note, recorded_by: actor_id };
}

async function findCorrectable(
  haipay: HaipayModuleService,
  row: CollectOrder,
  refundId: string,
): Promise<RecordedRefund> {
  const refund = (await haipay.ledger.refunds.list(row.id)).find(({ id }) => id === refundId);
  if (!refund) throw refuse("no_such_refund", { figures: { refund_id: refundId } });
  if (refund.corrects_id !== null) throw refuse("correction_is_final");
  if (refund.booked_at === null) {
    throw refuse("refund_not_booked", { figures: { reference: refund.reference } });
  }
  return refund;
}

async function findCorrectionOf(
  haipay: HaipayModuleService,
  row: CollectOrder,
  refund: RecordedRefund,
): Promise<RecordedRefund | undefined> {
  return (await haipay.ledger.refunds.list(row.id)).find(({ corrects_id }) => corrects_id === refund.id);
}

async function refuseInTheMiddle(
  container: MedusaContainer,
  row: CollectOrder,
  { medusa_refund_id }: RecordedRefund,
): Promise<void> {
  if (medusa_refund_id === null) return;
  const { order } = await findPurchase(container, row);
  if (order) await refuseToTakeBackWhileEdited(container, order.id, medusa_refund_id);
}

function corrected({ reference }: RecordedRefund): RefusedError {
  return refuse("corrected_already", { figures: { reference } });
}
