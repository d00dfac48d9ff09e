import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import type { AnotherWay } from "../../storefront/core/wire";
import { isCancelled } from "../../payment/owed";
import { findPurchase } from "../../payment/purchase";
import { decideAnotherWay, findReplacement } from "./another-way";

/** What stands around a payment in the shop. */
export interface Surroundings {
  order: { id: string; display_id: number } | null;
  orderCancelled: boolean;
  /** The payment session that took the place of this payment's. */
  replacedBy: string | null;
  anotherWay: AnotherWay | null;
}

/** What stands around a collect order: its purchase, its siblings, its deadlines. */
export async function findSurroundings(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<Surroundings> {
  const purchase = await findPurchase(container, row);
  const { order } = purchase;
  const [{ deadlines }, rows] = await Promise.all([
    haipay.settings.readGeneral(),
    haipay.collectOrders.listByPurchase({ ...row, medusa_order_id: order?.id ?? row.medusa_order_id }),
  ]);
  const replacedBy = findReplacement(row, rows, purchase);
  const known = { row, rows, purchase, rules: deadlines };
  return {
    order: order && { id: order.id, display_id: order.display_id },
    orderCancelled: order !== null && isCancelled(order),
    replacedBy,
    anotherWay: replacedBy === null ? decideAnotherWay(known) : null,
  };
}
