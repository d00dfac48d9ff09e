import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import { recoverAccounts } from "../modules/haipay/account-recovery";
import { checkConfigurations } from "../modules/haipay/settings/platform-report";
import { resealAccounts } from "../modules/haipay/settings/reseal";
import { announcePending } from "../payment/announce";
import { isReconcileOn, reconcile } from "../payment/reconcile";
import { finishHalfDoneRefunds } from "../payment/refunds/finish";
import { sweep } from "../payment/sweep/sweep";

/** The minimum time, in ms, that replaced credentials are kept. */
const RETIRED_FOR_MS = 30 * 86_400_000;

/** Every minute: notifications and events alone are not enough, because they can be lost (protocol §7). */
export default async function reconcileJob(container: MedusaContainer): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const isOn = await isReconcileOn(haipay, ({ message }) =>
    haipay.logger.error(`HaiPay: the settings are wrong: ${message}`),
  );
  if (!isOn) return;
  await tell(haipay, "reconcile", async () => {
    const { settled, failed } = await reconcile(container, { budgetMs: 40_000, arrived: false });
    if (settled + failed > 0) {
      haipay.logger.info(`HaiPay: reconciled ${settled} collect orders, ${failed} not yet.`);
    }
  });
  await tell(haipay, "finish refunds", () => finishHalfDoneRefunds(container));
  await tell(haipay, "sweep", () => sweep(container, { budgetMs: 10_000 }));
  await tell(haipay, "encrypt credentials with the present key", () => resealAccounts(haipay));
  await tell(haipay, "forget credentials", () => {
    const aMonthAgo = new Date(Date.now() - RETIRED_FOR_MS);
    return haipay.settings.rows.forgetRetired(aMonthAgo);
  });
  await tell(haipay, "ask about accounts that cannot take money", () => recoverAccounts(haipay));
  await tell(haipay, "ask what the accounts offer", () => checkConfigurations(haipay));
  await tell(haipay, "announce", () => announcePending(container, { budgetMs: 5_000 }));
}

/** A part that fails does not keep the others from running. */
async function tell(haipay: HaipayModuleService, part: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    haipay.logger.error(`HaiPay: the job could not ${part} and tries again in a minute.`, error as Error);
  }
}

export const config = { name: "haipay-reconcile", schedule: "* * * * *" };
