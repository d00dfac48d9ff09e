import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import {
  ABOUT_UNCAPTURED_MONEY,
  type Attention,
  type AttentionReason,
} from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RefusedError } from "../../modules/haipay/refusal";
import type HaipayModuleService from "../../modules/haipay/service";
import { isCancelled } from "../owed";
import { findPurchase } from "../purchase";
import { refuse } from "../refuse";
import { withPurchase } from "../with-purchase";

export interface AttentionResolution {
  attention_id: string;
  /** What the person did, in their own words. */
  note: string;
  /** The user who resolves it. */
  actor_id: string;
}

/**
 * Closes an attention because a person has decided. Money that Medusa has not captured is taken over by that person.
 *
 * @throws RefusedError for an unknown attention, when it was already resolved or when what it
 *   reported has since been put right; GuardBusyError while others work on the purchase
 */
export async function resolveAttention(
  container: MedusaContainer,
  resolution: AttentionResolution,
): Promise<Attention> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const attention = await findOpenAttention(haipay, resolution.attention_id);
  if (attention.collect_order_id === null) return close(haipay, resolution);
  return withPurchase(container, attention.collect_order_id, async (_haipay, row) => {
    // It may have been resolved automatically while this call waited for the guard.
    const { reason } = await findOpenAttention(haipay, resolution.attention_id);
    await takeOver(container, haipay, row, reason);
    return close(haipay, resolution);
  });
}

/** @throws RefusedError when there is no such attention, or it was already resolved */
export async function findOpenAttention(haipay: HaipayModuleService, id: string): Promise<Attention> {
  const attention = await haipay.ledger.attentions.find(id);
  if (!attention) throw refuse("no_such_attention");
  if (attention.resolved_at !== null) throw resolvedAlready(attention);
  return attention;
}

async function close(
  haipay: HaipayModuleService,
  { attention_id, note, actor_id }: AttentionResolution,
): Promise<Attention> {
  const resolved = await haipay.ledger.attentions.resolveOne(attention_id, actor_id, note);
  if (resolved) return resolved;
  throw resolvedAlready(await haipay.ledger.attentions.find(attention_id));
}

/** Says who resolved it, when, and with which note. */
export function resolvedAlready(attention: Attention | undefined): RefusedError {
  const { resolved_at, resolved_by, note } = attention ?? {};
  const figures = {
    resolved_at: resolved_at?.toISOString() ?? "",
    resolved_by: resolved_by ?? "",
    note: note ?? "",
  };
  return refuse("resolved_already", { figures });
}

/**
 * Takes over money that Medusa has not captured: it is never authorized or captured afterwards,
 * and nobody can place an order with it. The caller holds the guard of the purchase.
 *
 * @param reason the reason of the attention that the person resolves
 * @throws RefusedError when the money can be booked automatically after all, or already has been
 */
async function takeOver(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  reason: AttentionReason,
): Promise<void> {
  if (row.state !== "paid" || row.captured_payment_id !== null || !ABOUT_UNCAPTURED_MONEY.includes(reason))
    return;
  const { order, session } = await findPurchase(container, row);
  const isCaptured = Boolean(session?.payment?.captured_at);
  const canBeBooked = row.settled_at === null && order !== null && !isCancelled(order) && session !== null;
  if (canBeBooked || (isCaptured && reason !== "duplicate")) {
    throw refuse("became_order", { figures: { display_id: order?.display_id ?? 0 } });
  }
  if (await haipay.ledger.collectOrders.takeOver(row)) return;
  throw refuse("moved");
}
