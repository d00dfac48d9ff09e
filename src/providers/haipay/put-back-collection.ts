import { container } from "@medusajs/framework";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { alignCollection } from "../../payment/align-collection";
import { sumOf } from "../../payment/owed";
import { findPurchase } from "../../payment/purchase";

/** Medusa writes the changed sum beside the deletion that is refused, and takes it back afterwards, in vain. In ms. */
const LOOKS_AFTER = [300, 2_000];

/**
 * Puts sum and currency of a payment collection back after a change to its cart was refused because the money is there.
 * Nobody waits for it: settling does the same before it places the order.
 */
export function putBackCollection(haipay: HaipayModuleService, row: CollectOrder): void {
  for (const delay of LOOKS_AFTER) {
    setTimeout(() => {
      putBack(row).catch((error: Error) =>
        haipay.logger.warn(
          `HaiPay: the payment collection of collect order ${row.order_id} was not put back yet: ${error.message}`,
        ),
      );
    }, delay).unref();
  }
}

async function putBack(row: CollectOrder): Promise<void> {
  const { session, collection } = await findPurchase(container, row);
  if (session && collection) await alignCollection(container, collection, sumOf(row), session.id);
}
