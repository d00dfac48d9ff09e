import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { findPurchase } from "../../payment/purchase";
import { attentionFacts } from "./attention-facts";

/** What a moment mends has mended by then. In ms. */
const STUCK_AFTER_MS = 2 * 60_000;
const LONGEST_MESSAGE = 500;

/**
 * Puts money before a person that Medusa still cannot follow after minutes, whatever keeps it. It is tried again until
 * it works, which closes the attention, or until the person has taken over.
 */
export async function tellWhenStuck(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  message: string,
): Promise<void> {
  if (row.state !== "paid" || row.settled_at !== null) return;
  const since = (await haipay.history.findInstant(row.id, "paid")) ?? row.paid_at ?? row.updated_at;
  if (Date.now() - since.getTime() < STUCK_AFTER_MS) return;
  const purchase = await findPurchase(container, row).catch(() => null);
  const refusal = message.slice(0, LONGEST_MESSAGE);
  await haipay.raiseAttention(row, "completion_failed", { ...attentionFacts(row, purchase), refusal });
}
