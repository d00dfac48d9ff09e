import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";

/** The other slips of a paid purchase are no longer shown to the shopper; money that comes for one is a duplicate. */
export async function supersedeSiblings(haipay: HaipayModuleService, paid: CollectOrder): Promise<void> {
  if (paid.payment_session_id === null) return;
  for (const sibling of await haipay.collectOrders.listBySession(paid.payment_session_id)) {
    if (sibling.id === paid.id || sibling.state !== "open") continue;
    await haipay.collectOrders.transition(sibling, "superseded", {
      last_error: `The purchase was paid by collect order ${paid.order_id}.`,
    });
  }
}
