import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules, PaymentSessionStatus } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { followPlacedOrder } from "../follow-placed-order/follow-placed-order";
import { findPurchase } from "../../payment/purchase";

/**
 * Gives a placed order its slip when the process that placed it died before the platform was asked, or before Medusa
 * heard the answer. Medusa gives such an order back to whoever completes the cart again, and never asks for the
 * payment. Nothing is done for an order whose payment Medusa knows of. The caller holds the guard of the cart.
 *
 * @returns whether a slip was issued, or Medusa told of the one that was
 */
export async function issueMissingSlip(container: MedusaContainer, cartId: string): Promise<boolean> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const rows = await haipay.sweptRows.listOfCarts([cartId]);
  const row = rows.filter(isPlacedFirst).at(-1);
  if (!row?.payment_session_id) return false;
  const { session, order } = await findPurchase(container, row);
  if (!session || session.payment || !order || order.canceled_at !== null) return false;
  if (!(await isUnheard(container, session.id))) return false;
  try {
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {});
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: order #${order.display_id} has no slip yet; it is tried again: ${(error as Error).message}`,
    );
    return false;
  }
  haipay.logger.info(`HaiPay: order #${order.display_id} got the slip that a dead process owed it.`);
  await followPlacedOrder(container, order.id);
  return true;
}

function isPlacedFirst({ flow, payment_session_id }: CollectOrder): boolean {
  return flow === "order_first" && payment_session_id !== null;
}

/** Whether Medusa never heard what became of the payment: completion writes that last. */
async function isUnheard(container: MedusaContainer, sessionId: string): Promise<boolean> {
  const payments = container.resolve(Modules.PAYMENT);
  const [session] = await payments.listPaymentSessions({ id: sessionId }, { select: ["id", "status"] });
  const pending: string = PaymentSessionStatus.PENDING;
  return session?.status === pending;
}
