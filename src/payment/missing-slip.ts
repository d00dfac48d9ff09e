import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules, PaymentSessionStatus } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { fitSession } from "./align-collection";
import { isCancelled, isNothing, owedBy } from "./owed";
import { followPlacedOrder } from "./placed-order";
import { findPurchase } from "./purchase";

/**
 * Gives a placed order its slip when the process that placed it died before the platform was asked, or before Medusa
 * heard the answer. Medusa gives such an order back to whoever completes the cart again, and never asks for the
 * payment. Nothing is done for an order whose payment Medusa knows of, or that owes nothing. The caller holds the guard of
 * the cart.
 *
 * @returns whether a slip was issued, or Medusa told of the one that was
 */
export async function issueMissingSlip(container: MedusaContainer, cartId: string): Promise<boolean> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const rows = await haipay.ledger.collectOrders.listOfCarts([cartId]);
  const row = rows.filter(isPlacedFirst).at(-1);
  if (!row?.payment_session_id) return false;
  const purchase = await findPurchase(container, row);
  const { session, order } = purchase;
  if (!session || session.payment || !order || isCancelled(order)) return false;
  const pending: string = PaymentSessionStatus.PENDING;
  // Completion writes last what became of the payment.
  if (session.status !== pending) return false;
  const owed = owedBy(purchase, session.id);
  if (!owed || isNothing(owed)) return false;
  try {
    // Staff may have edited the order since; the slip is for what is owed now.
    await fitSession(container, session, owed);
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
