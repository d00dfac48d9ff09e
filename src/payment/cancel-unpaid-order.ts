import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, MedusaError, Modules } from "@medusajs/framework/utils";
import { cancelOrderWorkflowId } from "@medusajs/medusa/core-flows";
import { isHaipayProvider } from "../modules/haipay/ids";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { expiryOf, secondChanceOf, type DeadlineRules } from "../modules/haipay/ledger/lifecycle";
import type HaipayModuleService from "../modules/haipay/service";
import { PlatformRefusedError } from "../platform/errors";
import { askPlatform } from "./ask";
import { isCancelled, isNothing } from "./owed";
import { findAmountDue } from "./purchase";

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
    // "No such order" is the usual answer about one that was never seen to exist; its deadline has passed as well.
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

/** What becomes of a placed order after one of its collect orders ended unpaid. */
export type CancelDecision =
  | { kind: "leave" }
  | { kind: "wait"; until: Date }
  | { kind: "cancel" }
  | { kind: "attention"; because: "other_payment" | "fulfilled" };

const LOOK_AGAIN_MS = 3_600_000;

/** Payment sessions of other providers that hold money, or wait for it as ours do. */
const ELSEWHERE_PAID = ["authorized", "captured", "pending_authorization"];

/**
 * Decides without touching anything. Only an order that a buyer placed with a slip or a transfer of ours is ever
 * cancelled: nobody is to lose an order that an administrator made because a payment link ran out.
 *
 * @param rows every collect order of the purchase, the ended one too
 * @param amountDue what the order still costs, as an exact decimal
 */
export function decideCancel(
  rows: readonly CollectOrder[],
  order: PlacedOrder,
  amountDue: string,
  rules: DeadlineRules,
  now: Date,
): CancelDecision {
  if (isCancelled(order)) return { kind: "leave" };
  if (!rules.cancelUnpaidOrders || !rows.some((row) => row.flow === "order_first")) return { kind: "leave" };
  // Store credit, or a price that came down to nothing: nobody has to pay it any more.
  if (isNothing({ amount: amountDue })) return { kind: "leave" };
  // Money that came, whole or in part, is a matter of its own row.
  if (rows.some((row) => row.state === "paid" || hasReceived(row))) return { kind: "leave" };
  if (isPaidElsewhere(order)) return { kind: "attention", because: "other_payment" };
  if (order.fulfillments.some(({ canceled_at }) => !canceled_at)) {
    return { kind: "attention", because: "fulfilled" };
  }
  const until = Math.max(...rows.map((row) => claimOf(row, rules, now)?.getTime() ?? 0));
  return until > now.getTime() ? { kind: "wait", until: new Date(until) } : { kind: "cancel" };
}

/** Until when this collect order alone keeps its order alive. */
function claimOf(row: CollectOrder, rules: DeadlineRules, now: Date): Date | null {
  switch (row.state) {
    // What is still payable decides when it ends itself; past its deadline that takes a person, or the platform.
    case "open":
      return new Date(Math.max(expiryOf(row)?.getTime() ?? 0, now.getTime() + LOOK_AGAIN_MS));
    case "applying":
    case "unknown":
      return expiryOf(row);
    // The buyer had all the time that the slip gave; whoever failed sooner may try another way.
    case "expired":
      return row.flow === "order_first" ? null : row.ended_at && secondChanceOf(row.ended_at, rules);
    case "failed":
      return row.ended_at && secondChanceOf(row.ended_at, rules);
    default:
      return null;
  }
}

function hasReceived({ received_amount }: CollectOrder): boolean {
  return received_amount !== null && MathBN.gt(received_amount, 0);
}

function isPaidElsewhere({ payment_collections }: PlacedOrder): boolean {
  return payment_collections.some(
    ({ payments, payment_sessions }) =>
      payments.some(({ canceled_at }) => !canceled_at) ||
      payment_sessions.some(
        ({ provider_id, status }) => !isHaipayProvider(provider_id) && ELSEWHERE_PAID.includes(status),
      ),
  );
}

/** What decides whether an unpaid order may be cancelled. */
export interface PlacedOrder {
  id: string;
  status: string;
  canceled_at: Date | string | null;
  fulfillments: { canceled_at: Date | string | null }[];
  payment_collections: {
    payments: { payment_session_id: string; captured_at: Date | null; canceled_at: Date | null }[];
    payment_sessions: { id: string; provider_id: string; status: string }[];
  }[];
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
