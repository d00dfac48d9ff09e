import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { isIdentifier } from "../../../modules/haipay/identifier";
import { showOneAttention } from "../../../workflows/show-ledger/show-attentions";
import type { ShownAttention } from "../../../workflows/show-ledger/shown-attention";

export interface AttentionAnswer {
  attention: ShownAttention;
}

/**
 * The id of the attention that the address names.
 *
 * @throws MedusaError NOT_FOUND for what can be no id
 */
export function wantedAttention(req: AuthenticatedMedusaRequest): string {
  const { id } = req.params;
  if (isIdentifier(id)) return id;
  throw notFound();
}

/**
 * Answers the attention that the address names.
 *
 * @throws MedusaError NOT_FOUND
 */
export async function answerAttention(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AttentionAnswer>,
): Promise<void> {
  const attention = await showOneAttention(req.scope, wantedAttention(req));
  if (!attention) throw notFound();
  res.json({ attention });
}

function notFound(): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such attention.");
}
