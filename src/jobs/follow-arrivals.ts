import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import { SettingsError } from "../modules/haipay/settings/settings-error";
import { followArrivals } from "../payment/reconcile";

/**
 * Three times a minute: money that the ledger has is booked in Medusa soon after a process died that had said SUCCESS for
 * it. Costs one indexed read of no rows when nothing waits.
 */
export default async function followArrivalsJob(container: MedusaContainer): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (await isOn(haipay)) await followArrivals(container);
}

/** With wrong settings the reconcile job tells people; what has come is followed all the same. */
async function isOn({ settings }: HaipayModuleService): Promise<boolean> {
  try {
    return (await settings.readGeneral()).reconcile;
  } catch (error) {
    if (error instanceof SettingsError) return true;
    throw error;
  }
}

export const config = { name: "haipay-follow-arrivals", schedule: "*/20 * * * * *" };
