import type { MedusaContainer } from "@medusajs/framework/types";
import type { FoundFacts } from "../modules/haipay/ledger/attention-facts";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { expiryOf, reminderOf } from "../modules/haipay/ledger/lifecycle";
import type HaipayModuleService from "../modules/haipay/service";
import { getMethod } from "../platform/catalogue";
import { compareAmounts, parsePlatformAmount } from "../platform/money";
import { STATUS } from "../platform/schema";
import { attentionFacts } from "./attention-facts";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";
import type { Purchase } from "./owed";
import { findPurchase } from "./purchase";
import { refreshSession } from "./refresh-session";

/**
 * Lets Medusa follow a collect order that failed or expired unpaid. The buyer's cart stays as
 * it is, free for another method; a placed order that nobody can pay any more is cancelled. The caller holds the guard.
 *
 * @throws PlatformError, or whatever kept Medusa from following; the row stays due
 */
export async function followEnd(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  if (row.settled_at !== null) return row;
  const purchase = await findPurchase(container, row);
  await refreshSession(container, haipay, row, purchase);
  const { order } = purchase;
  if (!order) return haipay.ledger.collectOrders.settle(row);
  const known = { medusa_order_id: order.id };
  const outcome = await cancelUnpaidOrder(container, haipay, row, order.id);
  switch (outcome.kind) {
    case "waiting":
      return haipay.ledger.collectOrders.update(row.id, { ...known, next_check_at: outcome.until });
    case "left":
      return haipay.ledger.collectOrders.settle(row, known);
    case "cancelled":
      await noteCancelling(haipay, row, purchase);
      return haipay.ledger.collectOrders.settle(row, known);
    case "attention": {
      const { because, refusal } = outcome;
      const facts = { ...attentionFacts(row, purchase), because, refusal };
      await haipay.raiseAttention(row, "not_cancelled", facts);
      return haipay.ledger.collectOrders.settle(row, known);
    }
  }
}

async function noteCancelling(
  haipay: HaipayModuleService,
  row: CollectOrder,
  { order }: Purchase,
): Promise<void> {
  await haipay.ledger.history.append(row.id, "order_cancelled", {
    medusa_order_id: order?.id,
    reason: row.last_error,
  });
  await haipay.ledger.attentions.resolve(row.id, ["not_cancelled"], "system", "The order was cancelled.");
  haipay.logger.info(
    `HaiPay: order #${order?.display_id} was cancelled: its collect order ${row.platform_order_id} ended unpaid.`,
  );
}

/**
 * Ends a collect order whose deadline and grace have passed, going by the signed answer that was just recorded:
 * nothing was received and nothing is under way. The platform has no cancel call (protocol §4), so late money is
 * still watched for.
 *
 * @returns the row as it stands afterwards: still `open` when money may be on its way, which a person is told once
 */
export async function expireWhenOverdue(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  const now = new Date();
  const expiry = expiryOf(row);
  if (row.state !== "open" || expiry === null || expiry > now) return row;
  const doubt = doubtOf(row);
  if (doubt) {
    await tellOnce(container, haipay, row, doubt);
    return row;
  }
  const changes = { ended_at: now, last_error: "The deadline passed unpaid." };
  const expired = await haipay.ledger.collectOrders.transition(row, "expired", changes);
  // Another process may have changed it since; then that outcome counts.
  return expired ?? (await haipay.ledger.collectOrders.find(row.id)) ?? row;
}

type Doubt = {
  [Reason in "partial" | "not_cancelled"]: { reason: Reason; facts: FoundFacts[Reason] };
}["partial" | "not_cancelled"];

function doubtOf(row: CollectOrder): Doubt | undefined {
  const received = parsePlatformAmount(row.received_amount ?? "0");
  if (compareAmounts(received, parsePlatformAmount("0")) > 0) {
    return { reason: "partial", facts: { deadline: "passed" } };
  }
  // "Pending confirmation" (protocol §6): money may be under way.
  if (row.platform_status !== STATUS.pending) return undefined;
  return { reason: "not_cancelled", facts: { because: "pending_confirmation" } };
}

async function tellOnce(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  { reason, facts }: Doubt,
): Promise<void> {
  if (reason === "not_cancelled" && row.flow === "pay_first") return;
  if (await haipay.ledger.attentions.wasDecidedSince(row.id, reason, row.expires_at as Date)) return;
  const purchase = await findPurchase(container, row);
  const known = attentionFacts(row, purchase);
  await haipay.raiseAttention(row, reason, { ...known, ...facts });
}

/** Tells the shop once that a slip or a transfer expires soon, so that it can remind the buyer. */
export async function remindWhenDue(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  if (row.state !== "open") return row;
  const now = new Date();
  const { deadlines } = await haipay.settings.readGeneral();
  const reminder = reminderOf(row, getMethod(row.method).kind, deadlines);
  if (reminder === null || reminder > now) return row;
  // After the deadline there is nothing left to remind anyone about.
  if (row.expires_at === null || row.expires_at <= now) return row;
  return (await haipay.ledger.collectOrders.remind(row)) ?? row;
}
