import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";
import { announcePending } from "./announce";

/**
 * Announces what waits of one collect order without keeping the caller: an event bus that hangs must not hold up the
 * answer to a notification. What does not get through now is announced by the job.
 */
export function announceSoon(container: MedusaContainer, collectOrderId: string): void {
  announcePending(container, { collectOrderId }).catch((error: Error) => {
    const { logger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
    logger.warn(`HaiPay: events wait for the next run of the job: ${error.message}`);
  });
}
