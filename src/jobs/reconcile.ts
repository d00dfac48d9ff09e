import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import { reconcile } from "../workflows/reconcile/reconcile";

/** Every minute: notifications alone are not enough (protocol §7). */
export default async function reconcileJob(container: MedusaContainer): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (!haipay.settings.reconcile) return;
  const { settled, failed } = await reconcile(container);
  if (settled + failed > 0)
    haipay.logger.info(`HaiPay: reconciled ${settled} collect orders, ${failed} not yet.`);
}

export const config = { name: "haipay-reconcile", schedule: "* * * * *" };
