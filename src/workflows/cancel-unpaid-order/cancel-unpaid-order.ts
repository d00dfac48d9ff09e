import { cancelOrderWorkflowId } from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError, Modules } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { askPlatform } from "../../modules/haipay/operations/ask-platform";
import type HaipayModuleService from "../../modules/haipay/service";
import { PlatformRefusedError } from "../../platform/errors";
import { findAmountDue } from "../../payment/purchase";
import { decideCancel, type CancelDecision } from "./decide-cancel";
import { findPlacedOrder } from "./placed-order";

/** What became of the order. `attention` says why a person must decide. */
export type CancelOutcome =
  | { kind: "left" }
  | { kind: "waiting"; until: Date }
  | { kind: "cancelled" }
  | { kind: "attention"; because: "other_payment" | "fulfilled" | "refused"; refusal?: string };

/**
 * Cancels a placed order whose collect order ended unpaid, which releases its stock: only when nothing else may still
 * pay for it. The caller holds the guard and has just asked the platform about `ended`.
 *
 * @throws PlatformError when another collect order of the purchase could not be asked about; nothing is cancelled then
 */
export async function cancelUnpaidOrder(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  ended: CollectOrder,
  orderId: string,
): Promise<CancelOutcome> {
  const first = await decide(container, haipay, ended, orderId);
  if (first.kind !== "cancel") return outcomeOf(first);
  // The shopper may have paid a slip that was given up: ask once more about each before anything is undone.
  for (const row of await listRows(haipay, ended, orderId)) {
    if (row.id !== ended.id && row.applied_at !== null) await askOnceMore(haipay, row);
  }
  const decision = await decide(container, haipay, ended, orderId);
  return decision.kind === "cancel" ? cancel(container, orderId) : outcomeOf(decision);
}

async function decide(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  ended: CollectOrder,
  orderId: string,
): Promise<CancelDecision> {
  const order = await findPlacedOrder(container, orderId);
  if (!order) return { kind: "leave" };
  const rows = await listRows(haipay, ended, orderId);
  const due = await findAmountDue(container, order);
  const { deadlines } = await haipay.settings.readGeneral();
  return decideCancel(rows, order, due, deadlines, new Date());
}

async function askOnceMore(haipay: HaipayModuleService, row: CollectOrder): Promise<void> {
  try {
    await askPlatform(haipay, row);
  } catch (error) {
    // "No such order" is the usual answer about one that was never seen to exist; its deadline has passed as well.
    if (error instanceof PlatformRefusedError && row.order_no === null) return;
    throw error;
  }
}

function listRows(
  { collectOrders }: HaipayModuleService,
  { cart_id, payment_collection_id }: CollectOrder,
  orderId: string,
): Promise<CollectOrder[]> {
  return collectOrders.listByPurchase({ cart_id, payment_collection_id, medusa_order_id: orderId });
}

function outcomeOf(decision: Exclude<CancelDecision, { kind: "cancel" }>): CancelOutcome {
  if (decision.kind === "leave") return { kind: "left" };
  return decision.kind === "wait" ? { kind: "waiting", until: decision.until } : decision;
}

async function cancel(container: MedusaContainer, orderId: string): Promise<CancelOutcome> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  const { errors } = (await engine.run(cancelOrderWorkflowId, {
    input: { order_id: orderId },
    throwOnError: false,
  })) as { errors?: { error: Error & { type?: string } }[] };
  const error = errors?.[0]?.error;
  if (!error) return { kind: "cancelled" };
  if (error.type === MedusaError.Types.NOT_ALLOWED || error.type === MedusaError.Types.INVALID_DATA) {
    return { kind: "attention", because: "refused", refusal: error.message };
  }
  throw error;
}
