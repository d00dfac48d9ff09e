import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils";
import { cancelOrderWorkflowId } from "@medusajs/medusa/core-flows";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { PlatformRefusedError } from "../platform/errors";
import { askPlatform } from "./ask";
import { decideCancel, type CancelDecision, type PlacedOrder } from "./decide-cancel";
import { findAmountDue } from "./purchase";

/** What became of the order. `attention` says why a person must decide. */
export type CancelOutcome =
  | { kind: "left" }
  | { kind: "waiting"; until: Date }
  | { kind: "cancelled" }
  | { kind: "attention"; because: "other_payment" | "fulfilled" | "refused"; refusal?: string };

/**
 * Cancels a placed order whose collect order ended unpaid, which releases its stock, but only when nothing else may still
 * pay for it. The caller holds the guard and has just asked the platform about `ended`.
 *
 * @throws PlatformError when another collect order of the purchase could not be asked about; then nothing is cancelled
 */
export async function cancelUnpaidOrder(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  ended: CollectOrder,
  medusaOrderId: string,
): Promise<CancelOutcome> {
  const first = await decide(container, haipay, ended, medusaOrderId);
  if (first.kind !== "cancel") return outcomeOf(first);
  // The buyer may have paid a slip that was given up: ask once more about each before anything is undone.
  for (const row of await listRows(haipay, ended, medusaOrderId)) {
    if (row.id !== ended.id && row.applied_at !== null) await askOnceMore(haipay, row);
  }
  const decision = await decide(container, haipay, ended, medusaOrderId);
  return decision.kind === "cancel" ? cancel(container, medusaOrderId) : outcomeOf(decision);
}

async function decide(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  ended: CollectOrder,
  medusaOrderId: string,
): Promise<CancelDecision> {
  const order = await findPlacedOrder(container, medusaOrderId);
  if (!order) return { kind: "leave" };
  const rows = await listRows(haipay, ended, medusaOrderId);
  const due = await findAmountDue(container, order);
  const { deadlines } = await haipay.settings.readGeneral();
  return decideCancel(rows, order, due, deadlines, new Date());
}

async function askOnceMore(haipay: HaipayModuleService, row: CollectOrder): Promise<void> {
  try {
    await askPlatform(haipay, row);
  } catch (error) {
    // "No such order" is the usual answer about one that was never seen to exist; and its deadline has passed.
    if (error instanceof PlatformRefusedError && row.platform_order_no === null) return;
    throw error;
  }
}

function listRows(
  { ledger }: HaipayModuleService,
  { cart_id, payment_collection_id }: CollectOrder,
  medusaOrderId: string,
): Promise<CollectOrder[]> {
  return ledger.collectOrders.listByPurchase({
    cart_id,
    payment_collection_id,
    medusa_order_id: medusaOrderId,
  });
}

function outcomeOf(decision: Exclude<CancelDecision, { kind: "cancel" }>): CancelOutcome {
  if (decision.kind === "leave") return { kind: "left" };
  return decision.kind === "wait" ? { kind: "waiting", until: decision.until } : decision;
}

async function cancel(container: MedusaContainer, medusaOrderId: string): Promise<CancelOutcome> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  const { errors } = (await engine.run(cancelOrderWorkflowId, {
    input: { order_id: medusaOrderId },
    throwOnError: false,
  })) as { errors?: { error: Error & { type?: string } }[] };
  const error = errors?.[0]?.error;
  if (!error) return { kind: "cancelled" };
  if (error.type === MedusaError.Types.NOT_ALLOWED || error.type === MedusaError.Types.INVALID_DATA) {
    return { kind: "attention", because: "refused", refusal: error.message };
  }
  throw error;
}

/** Reads the order as it stands now. @returns undefined when there is no such order */
async function findPlacedOrder(
  container: MedusaContainer,
  medusaOrderId: string,
): Promise<PlacedOrder | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "status",
      "canceled_at",
      "fulfillments.canceled_at",
      "payment_collections.payments.payment_session_id",
      "payment_collections.payments.captured_at",
      "payment_collections.payments.canceled_at",
      "payment_collections.payment_sessions.id",
      "payment_collections.payment_sessions.provider_id",
      "payment_collections.payment_sessions.status",
    ],
    filters: { id: medusaOrderId },
  });
  const [found] = data as unknown as (Partial<PlacedOrder> & { id: string; status: string })[];
  if (!found) return undefined;
  return {
    id: found.id,
    status: found.status,
    canceled_at: found.canceled_at ?? null,
    fulfillments: found.fulfillments ?? [],
    payment_collections: (found.payment_collections ?? []).map(({ payments, payment_sessions }) => ({
      payments: payments ?? [],
      payment_sessions: payment_sessions ?? [],
    })),
  };
}
