import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";

/** Removes a choice that no payment session took up: it holds the buyer's data and leads nowhere. */
export async function discardUnusedChoice(container: MedusaContainer, choiceId: string): Promise<void> {
  const { collectOrders }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const choice = await collectOrders.find(choiceId);
  if (choice?.payment_session_id === null) await collectOrders.discardChoice(choiceId);
}
