import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../../modules/haipay";
import type { CollectOrder } from "../../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../../modules/haipay/service";
import { lookUpCollectOrder } from "../../../workflows/show-ledger/look-up";

/**
 * The collect order that the address names: by its id, its order id or its order no.
 *
 * @throws MedusaError NOT_FOUND
 */
export async function wantedCollectOrder(req: AuthenticatedMedusaRequest): Promise<CollectOrder> {
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const row = await lookUpCollectOrder(haipay, req.params.id);
  if (row) return row;
  throw new MedusaError(
    MedusaError.Types.NOT_FOUND,
    "There is no such collect order in the ledger. Give its id (hpco_…), its order id or HaiPay's order number.",
  );
}
