import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import { followArrivals, isReconcileOn } from "../payment/reconcile";

/**
 * Three times a minute: if a process dies after answering SUCCESS, the money in the ledger is soon booked in Medusa
 * it. Costs one indexed read of no rows when nothing waits.
 */
export default async function followArrivalsJob(container: MedusaContainer): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (await isReconcileOn(haipay)) await followArrivals(container);
}

export const config = { name: "haipay-follow-arrivals", schedule: "*/20 * * * * *" };
