import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";
import { refuse } from "../refuse";
import { findOpenAttention, resolvedAlready } from "./resolve-attention";

export interface AttentionAnnotation {
  attention_id: string;
  /** The user who takes care of it; null for nobody. Left as it is when absent. */
  assigned_to?: string | null;
  /** What colleagues should know; null for nothing. Left as it is when absent. */
  remark?: string | null;
  /** The user who writes this. */
  actor_id: string;
}

/**
 * Records who takes care of an attention, and what colleagues should know about it. Nothing else changes.
 *
 * @throws RefusedError for an unknown attention or user, and when it was already resolved
 */
export async function annotateAttention(
  container: MedusaContainer,
  { attention_id, actor_id, ...annotation }: AttentionAnnotation,
): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  await findOpenAttention(haipay, attention_id);
  const { assigned_to } = annotation;
  if (assigned_to && !(await isUser(container, assigned_to))) throw refuse("id", { field: "assigned_to" });
  if (await haipay.ledger.attentions.annotate(attention_id, annotation, actor_id)) return;
  throw resolvedAlready(await haipay.ledger.attentions.find(attention_id));
}

async function isUser(container: MedusaContainer, id: string): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "user", fields: ["id"], filters: { id } });
  return data.length > 0;
}
