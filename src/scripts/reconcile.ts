import type { ExecArgs } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import { reconcile } from "../payment/reconcile";
import { settleCollectOrder } from "../payment/settle";

/**
 * Reconciles at once: `medusa exec <this file>` everything that is due, or with order ids after it only those
 * collect orders.
 */
export default async function reconcileNow({ container, args }: ExecArgs): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (args.length === 0) {
    const { settled, failed } = await reconcile(container, { budgetMs: Infinity });
    haipay.logger.info(`HaiPay: reconciled ${settled} collect orders, ${failed} not yet.`);
    return;
  }
  for (const platformOrderId of args) {
    const row = await haipay.ledger.collectOrders.findByPlatformOrderId(platformOrderId);
    if (!row) throw new Error(`There is no collect order ${platformOrderId} in the ledger.`);
    const { state } = await settleCollectOrder(container, row.id);
    haipay.logger.info(`HaiPay: collect order ${platformOrderId} is ${state}.`);
  }
}
