import type { ProviderWebhookPayload, WebhookActionResult } from "@medusajs/framework/types";
import { BigNumber, PaymentActions } from "@medusajs/framework/utils";
import { isCapturable } from "../../modules/haipay/ledger/given-back";
import type HaipayModuleService from "../../modules/haipay/service";
import { askPlatform } from "../../payment/ask";
import { verifyNotification } from "../../payment/notification";

const NOT_SUPPORTED: WebhookActionResult = { action: PaymentActions.NOT_SUPPORTED };

/**
 * For shops that point the platform at Medusa's own `/hooks/payment/<id>`. Medusa answers there before anything
 * is verified and may lose the event, so this says `authorized` only for a collect order that a signed answer
 * reports as paid and whose payment session still exists; reconcile does the rest.
 *
 * @param sessionStands tells whether Medusa still has the payment session, in a payment that was not cancelled
 */
export async function webhookAction(
  haipay: HaipayModuleService,
  payload: ProviderWebhookPayload["payload"],
  sessionStands: (sessionId: string) => Promise<boolean>,
): Promise<WebhookActionResult> {
  let platformOrderId: string;
  try {
    ({ orderId: platformOrderId } = (await verifyNotification(haipay, payload.rawData)).notification);
  } catch (error) {
    haipay.logger.warn(`HaiPay: a notification was ignored: ${(error as Error).message}`);
    return NOT_SUPPORTED;
  }
  const known = await haipay.ledger.collectOrders.findByPlatformOrderId(platformOrderId);
  if (!known) return NOT_SUPPORTED;
  await haipay.ledger.collectOrders.markDue(known.id);
  const row = await askPlatform(haipay, known);
  const { payment_session_id: sessionId, session_amount: amount } = row;
  if (!isCapturable(row) || sessionId === null || amount === null || !(await sessionStands(sessionId))) {
    return NOT_SUPPORTED;
  }
  return {
    action: PaymentActions.AUTHORIZED,
    data: { session_id: sessionId, amount: new BigNumber(amount) },
  };
}
