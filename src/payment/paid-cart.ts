import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isTakenOver } from "../modules/haipay/ledger/given-back";
import type HaipayModuleService from "../modules/haipay/service";
import { tryToAsk } from "./ask";
import { buyerMessage } from "./buyer-messages";
import { findPurchase } from "./purchase";

/**
 * Refuses to change a cart whose money has arrived: the order it becomes must cost what was paid. While a page or a
 * slip of the cart can be paid, the platform is asked once; unless it has been paid, the change goes ahead, and the page
 * is superseded. The caller holds the guard.
 *
 * @returns the message for when the money comes between this check and Medusa's own, which then refuses the change
 * @throws MedusaError CONFLICT with a sentence for the buyer
 */
export async function refuseCartChange(
  container: MedusaContainer,
  cartId: string,
  locale: string | null,
): Promise<string | undefined> {
  let sentence: string | undefined;
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  for (const known of await haipay.ledger.collectOrders.listOfCarts([cartId])) {
    const row = isPayable(known) ? await tryToAsk(haipay, known) : known;
    const reader = { method: row.method, locale: locale ?? row.locale };
    if (isPayable(row)) sentence = buyerMessage("cartPaid", reader);
    if (row.state !== "paid" || isTakenOver(row) || !(await standsForCart(container, row))) continue;
    if (row.settled_at === null) await haipay.ledger.collectOrders.markDue(row.id);
    throw new MedusaError(MedusaError.Types.CONFLICT, buyerMessage("cartPaid", reader));
  }
  return sentence;
}

/** Reconcile asks about what an earlier choice left behind, and its money is used only for a matching sum. */
function isPayable({ state, medusa_order_id }: CollectOrder): boolean {
  return (state === "open" || state === "unknown") && medusa_order_id === null;
}

/** Money that a person was told about because its purchase went on without it does not lock the cart. */
async function standsForCart(container: MedusaContainer, row: CollectOrder): Promise<boolean> {
  if (row.settled_at === null || row.captured_payment_id !== null) return true;
  return (await findPurchase(container, row)).session !== null;
}
