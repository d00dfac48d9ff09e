import type HaipayModuleService from "../../modules/haipay/service";
import { isIdentifier } from "../../modules/haipay/identifier";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";

/**
 * Finds a collect order by whatever a person has at hand.
 *
 * @param id the row's id, the order id that we chose, or the platform's order no
 */
export async function lookUpCollectOrder(
  haipay: HaipayModuleService,
  id: string,
): Promise<CollectOrder | undefined> {
  if (!isIdentifier(id)) return undefined;
  const row = (await haipay.collectOrders.find(id)) ?? (await haipay.collectOrders.findByOrderId(id));
  if (row) return row;
  const newest = { take: 1, order: { created_at: "DESC" } };
  const [byOrderNo] = await haipay.listCollectOrders({ order_no: id }, newest);
  return byOrderNo as CollectOrder | undefined;
}
