import { MathBN, MedusaError } from "@medusajs/framework/utils";
import type HaipayModuleService from "../../modules/haipay/service";
import { findPermitOf, type PaymentRecords } from "../../payment/refunds/books";
import type { Method } from "../../platform/catalogue";

/**
 * Lets a refund through that an administrator recorded before, once, for its payment and its sum. The platform has no
 * refund (protocol §8), so no money moves here. Medusa has written its refund already and deletes it after a refusal.
 *
 * @param refundId of Medusa's refund, under which Medusa calls its providers
 * @throws MedusaError NOT_ALLOWED with a message that says where to record a refund
 */
export async function refundPayment(
  haipay: HaipayModuleService,
  records: PaymentRecords,
  refundId: string | undefined,
  refusal: MedusaError,
): Promise<void> {
  const refund = refundId === undefined ? undefined : await records.findRefund(refundId);
  const permitId = refund && findPermitOf(refund);
  const permit = permitId === undefined ? undefined : await haipay.ledger.refunds.findPermit(permitId);
  if (!refund || !permit || permit.booked_amount === null) throw refusal;
  if (permit.medusa_payment_id !== refund.payment_id) throw refusal;
  if (!MathBN.eq(permit.booked_amount, refund.amount)) throw refusal;
  const before = await haipay.ledger.refunds.sumPermitted(refund.payment_id);
  const after = MathBN.add(before, refund.amount);
  if (MathBN.gt(after, await records.sumCaptured(refund.payment_id))) throw refusal;
  if (!(await haipay.ledger.refunds.consume(permit.id, refund.payment_id, refund.id))) throw refusal;
}

/**
 * Medusa's own page shows these words as they are, in whatever language it is read: so they stand there in both.
 */
export function refundRefusal(method: Method): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `${method.name.en} payments cannot be refunded through HaiPay. Nothing was changed. Pay the shopper back outside, ` +
      `for example by bank transfer, and then record the refund under "Payments (HaiPay)" on the order's page. ` +
      `${method.name.ja}のお支払いはHaiPayでは返金できません。変更は行われていません。銀行振込などでお客様に返金してから、` +
      `注文ページの「決済（HaiPay）」で返金を記録してください。`,
  );
}
