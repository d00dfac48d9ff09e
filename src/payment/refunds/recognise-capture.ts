import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { followPayment } from "../capture";
import { findPurchase } from "../purchase";

/**
 * Notes in the ledger that Medusa captured a row's money, if the ledger does not know it yet: a crash came in
 * between, or an administrator captured by hand. The caller holds the guard.
 */
export async function recogniseCapture(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  if (row.state !== "paid" || row.captured_payment_id !== null || row.payment_session_id === null) return row;
  const payment = (await findPurchase(container, row)).session?.payment;
  if (!payment?.captured_at) return row;
  // For a captured payment this only decides which row's money it was captured with.
  if (row.settled_at === null) return followPayment(container, haipay, row);
  const siblings = await haipay.ledger.collectOrders.listBySession(row.payment_session_id);
  if (siblings.some(({ captured_payment_id }) => captured_payment_id !== null)) return row;
  return haipay.ledger.collectOrders.update(row.id, { captured_payment_id: payment.id });
}
