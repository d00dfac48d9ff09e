import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { findPurchase } from "../../payment/purchase";

/**
 * Stops the machine from trying to place the order of a paid cart. The caller holds the guard of the purchase.
 *
 * @throws MedusaError CONFLICT when the cart has become an order meanwhile, which the machine can capture
 */
export async function takeOver(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<void> {
  if (row.state !== "paid" || row.settled_at !== null) return;
  const { order, session } = await findPurchase(container, row);
  if (order && !order.canceled_at && session) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `The cart has meanwhile become order #${order.display_id}. Ask the platform now: its payment is then captured, ` +
        `and this attention closes by itself.`,
    );
  }
  await haipay.collectOrders.settle(row);
}
