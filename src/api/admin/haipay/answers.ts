import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { ShownAttention, ShownCollectOrder } from "../../../contract/admin-api";
import { HAIPAY_MODULE } from "../../../modules/haipay";
import { isIdentifier } from "../../../modules/haipay/ids";
import type { CollectOrder } from "../../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../../modules/haipay/service";
import { refuse } from "../../../payment/refuse";
import { showOneAttention } from "../../../views/attentions";
import { showCollectOrder } from "../../../views/collect-order";
import { lookUpCollectOrder } from "../../../views/list";

export interface CollectOrderAnswer {
  collect_order: ShownCollectOrder;
}

/** Answers with the collect order as it is now, after whatever was done with it. */
export async function answerCollectOrder(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<CollectOrderAnswer>,
  known: CollectOrder,
): Promise<void> {
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const row = (await haipay.ledger.collectOrders.find(known.id)) ?? known;
  res.json({ collect_order: await showCollectOrder(req.scope, row) });
}

/**
 * The collect order that the address names: by its id, its order id or its order no.
 *
 * @throws RefusedError when there is none
 */
export async function wantedCollectOrder(req: AuthenticatedMedusaRequest): Promise<CollectOrder> {
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const row = await lookUpCollectOrder(haipay, req.params.id);
  if (row) return row;
  throw refuse("no_such_collect_order");
}

export interface AttentionAnswer {
  attention: ShownAttention;
}

/**
 * The id of the attention that the address names.
 *
 * @throws RefusedError no_such_attention for what cannot be an id
 */
export function wantedAttention(req: AuthenticatedMedusaRequest): string {
  const { id } = req.params;
  if (isIdentifier(id)) return id;
  throw refuse("no_such_attention");
}

/**
 * Answers with the attention that the address names.
 *
 * @throws RefusedError when there is none
 */
export async function answerAttention(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AttentionAnswer>,
): Promise<void> {
  const attention = await showOneAttention(req.scope, wantedAttention(req));
  if (!attention) throw refuse("no_such_attention");
  res.json({ attention });
}
