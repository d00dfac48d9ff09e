import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { HAIPAY_MODULE } from "../../../modules/haipay";
import type { CollectOrder } from "../../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../../modules/haipay/service";
import { showCollectOrder } from "../../../workflows/show-ledger/show-collect-order";
import type { ShownCollectOrder } from "../../../workflows/show-ledger/shown-collect-order";

export interface CollectOrderAnswer {
  collect_order: ShownCollectOrder;
}

/** Answers the collect order as it stands now, after whatever was done with it. */
export async function answerCollectOrder(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<CollectOrderAnswer>,
  known: CollectOrder,
): Promise<void> {
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const row = (await haipay.collectOrders.find(known.id)) ?? known;
  res.json({ collect_order: await showCollectOrder(req.scope, row) });
}
