import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { cancelUnpaidOrder } from "../cancel-unpaid-order/cancel-unpaid-order";
import { attentionFacts } from "./attention-facts";
import type { Purchase } from "../../payment/owed";
import { findPurchase } from "../../payment/purchase";
import { refreshSession } from "./refresh-session";

/**
 * Brings Medusa to what the ledger says of a collect order that failed or expired unpaid. The shopper's cart stays as
 * it is, free for another method; a placed order that nobody can pay any more is cancelled. The caller holds the guard.
 *
 * @throws PlatformError, or what kept Medusa from following; the row stays due
 */
export async function followEnd(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  if (row.settled_at !== null) return row;
  const purchase = await findPurchase(container, row);
  await refreshSession(container, haipay, row, purchase);
  const { order } = purchase;
  if (!order) return haipay.collectOrders.settle(row);
  const known = { medusa_order_id: order.id };
  const outcome = await cancelUnpaidOrder(container, haipay, row, order.id);
  switch (outcome.kind) {
    case "waiting":
      return haipay.collectOrders.update(row.id, { ...known, next_check_at: outcome.until });
    case "left":
      return haipay.collectOrders.settle(row, known);
    case "cancelled":
      await noteCancelling(haipay, row, purchase);
      return haipay.collectOrders.settle(row, known);
    case "attention": {
      const { because, refusal } = outcome;
      const facts = { ...attentionFacts(row, purchase), because, refusal };
      await haipay.raiseAttention(row, "not_cancelled", facts);
      return haipay.collectOrders.settle(row, known);
    }
  }
}

async function noteCancelling(
  haipay: HaipayModuleService,
  row: CollectOrder,
  { order }: Purchase,
): Promise<void> {
  await haipay.history.append(row.id, "order_cancelled", {
    medusa_order_id: order?.id,
    reason: row.last_error,
  });
  await haipay.attentions.resolve(row.id, ["not_cancelled"], "system", "The order was cancelled.");
  haipay.logger.info(
    `HaiPay: order #${order?.display_id} was cancelled: its collect order ${row.order_id} ended unpaid.`,
  );
}
