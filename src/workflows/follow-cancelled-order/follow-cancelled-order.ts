import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { guardKeyOf } from "../../modules/haipay/guard-key";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { announceSoon } from "../announce/announce-soon";
import { finishRefunds } from "../record-refund/finish-refunds";
import { recogniseCapture } from "../record-refund/recognise-capture";
import { refundDueFacts } from "../record-refund/refund-due";
import { isCancelled, type Purchase } from "../../payment/owed";
import { findPurchase } from "../../payment/purchase";
import { refreshSession } from "../settle-collect-order/refresh-session";
import { findRowsOfOrder } from "../show-ledger/rows-of-order";
import { removeFalseRefunds } from "../record-refund/remove-false-refunds";

/**
 * Brings the ledger to an order that was cancelled: what can still be paid is given up and stays watched for late
 * money; where the payment had been captured, which only a workflow can pass by, the order's books are put right and
 * a person is told that a refund is due. Any number of calls ends the same; an order that stands is left alone.
 *
 * @throws GuardBusyError when others work on the purchase, or what kept it from following
 */
export async function followCancelledOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (!orderId) return;
  const [first] = await findRowsOfOrder(container, orderId);
  if (!first) return;
  await haipay.guard.run(guardKeyOf(first), async () => {
    for (const { id } of await findRowsOfOrder(container, orderId)) {
      const row = await haipay.collectOrders.find(id);
      if (!row) continue;
      await followRow(container, haipay, row, orderId);
      announceSoon(container, id);
    }
  });
}

async function followRow(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  orderId: string,
): Promise<void> {
  const purchase = await findPurchase(container, row);
  if (purchase.order?.id !== orderId || !isCancelled(purchase.order)) return;
  if (row.state === "open" || row.state === "unknown") await giveUp(container, haipay, row, purchase);
  else if (row.state === "paid") await followMoney(container, haipay, row, purchase);
}

async function giveUp(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
): Promise<void> {
  const changes = { medusa_order_id: purchase.order?.id, last_error: "The order was cancelled." };
  const superseded = await haipay.collectOrders.transition(row, "superseded", changes);
  if (superseded) await refreshSession(container, haipay, superseded, purchase);
}

async function followMoney(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  known: CollectOrder,
  purchase: Purchase,
): Promise<void> {
  const row = await recogniseCapture(container, haipay, known);
  const paymentId = row.captured_payment_id;
  if (paymentId === null) return;
  await finishRefunds(container, haipay, row);
  // First: the false refund is the trace by which the sweep finds an order whose cancelling was not heard of.
  await tellWhatIsDue(container, haipay, row, purchase);
  await removeFalseRefunds(container, purchase.order?.id as string, paymentId);
}

async function tellWhatIsDue(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
): Promise<void> {
  const facts = await refundDueFacts(container, row, purchase);
  const cancelledAt = new Date(purchase.order?.canceled_at as Date | string);
  if (!facts || (await haipay.attentions.wasDecidedSince(row.id, "refund_due", cancelledAt))) return;
  await haipay.raiseAttention(row, "refund_due", facts);
}
