import type { CollectOrder } from "../../../modules/haipay/ledger/collect-order";
import type { SweepRun } from "../sweep-run";
import { findMissingParts } from "./missing-parts";
import { tellHalfMade } from "./tell";

/**
 * Tells of an order whose `order.placed` this plugin never heard, although it listens: whoever sends the mails may
 * not have heard it either.
 */
export async function reportUnannounced(run: SweepRun, row: CollectOrder, orderId: string): Promise<void> {
  const order = await findMissingParts(run.container, orderId);
  if (!order) return;
  order.missing.push("order_placed_event");
  await tellHalfMade(run, await run.haipay.collectOrders.listByPurchase(row), order);
}
