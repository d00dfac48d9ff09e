import type { AuthorizePaymentOutput } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isApplyDead } from "../../modules/haipay/ledger/dead-apply";
import { isCapturable } from "../../modules/haipay/ledger/refunded";
import { applyCollectOrder, ApplyUnderWayError } from "../../modules/haipay/operations/apply-collect-order";
import { prepareNextTry } from "../../modules/haipay/operations/next-try";
import { tryToAsk } from "../../modules/haipay/operations/try-to-ask";
import type HaipayModuleService from "../../modules/haipay/service";
import { getMethod } from "../../platform/catalogue";
import { PlatformError } from "../../platform/errors";
import { requireOwed } from "./compare-with-purchase";
import { correctBuyer } from "./correct-buyer";
import { sessionData } from "./session-data";
import { applyFailureMessage, shopperMessage, type ShopperMessage } from "./shopper-message";

/**
 * Called when an order is placed, and by "Check status" on an order. Order first: creates the order at the
 * platform once and answers `pending_authorization`. Pay first: `authorized` once a signed answer said that the
 * money is there. Each time only for what the purchase owes at that moment.
 *
 * @throws MedusaError PAYMENT_AUTHORIZATION_ERROR or PAYMENT_REQUIRES_MORE_ERROR with a sentence for the shopper:
 *   Medusa then gives the storefront its cart back
 */
export async function authorizePayment(
  haipay: HaipayModuleService,
  sessionId: string | undefined,
): Promise<AuthorizePaymentOutput> {
  const rows = sessionId ? await haipay.collectOrders.listBySession(sessionId) : [];
  const paid = rows.find(isCapturable);
  if (paid) return authorized(haipay, paid);
  const newest = rows[0];
  if (!newest) {
    throw new MedusaError(
      MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
      "No payment was prepared for this payment session. Please choose the payment method again.",
    );
  }
  const row = await askWhatBecameOf(haipay, newest);
  if (isCapturable(row)) return authorized(haipay, row);
  return row.flow === "order_first" ? placeOrder(haipay, row) : awaitPayment(row);
}

function awaitPayment(row: CollectOrder): AuthorizePaymentOutput {
  if (row.state !== "open" && row.state !== "applying") throw refuse("failed", row);
  if (getMethod(row.method).kind !== "ewallet")
    return { status: "pending_authorization", data: sessionData(row) };
  throw new MedusaError(MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR, shopperMessage("unpaid", row));
}

async function placeOrder(haipay: HaipayModuleService, row: CollectOrder): Promise<AuthorizePaymentOutput> {
  switch (row.state) {
    case "open":
      await requireOwed(haipay, row);
      return { status: "pending_authorization", data: sessionData(row) };
    case "chosen":
      return apply(haipay, row);
    case "not_created":
    case "unknown":
    case "superseded":
      // "Check status" on a placed order never creates another one at the platform.
      if (row.medusa_order_id !== null || row.erased_at !== null) throw refuse("failed", row);
      return apply(haipay, await nextTry(haipay, row));
    case "applying":
      throw refuse("underWay", row);
    default:
      throw refuse("failed", row);
  }
}

async function nextTry(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  if (row.state === "unknown") {
    await haipay.collectOrders.transition(row, "superseded", {
      last_error: "The outcome of collect/apply was never learned, and the shopper tried again.",
    });
  }
  return prepareNextTry(haipay, row);
}

async function apply(haipay: HaipayModuleService, row: CollectOrder): Promise<AuthorizePaymentOutput> {
  try {
    await requireOwed(haipay, row);
    const applied = await applyCollectOrder(haipay, await correctBuyer(haipay, row));
    if (applied.state === "paid") return authorized(haipay, applied);
    if (applied.state === "open") return { status: "pending_authorization", data: sessionData(applied) };
    throw refuse("failed", applied);
  } catch (error) {
    if (error instanceof ApplyUnderWayError) throw refuse("underWay", row);
    if (MedusaError.isMedusaError(error)) throw error;
    const mayExist = error instanceof PlatformError && error.orderMayExist;
    if (mayExist) {
      const asked = await askWhatBecameOf(haipay, (await haipay.collectOrders.find(row.id)) ?? row);
      if (asked.state === "paid") return authorized(haipay, asked);
    }
    haipay.logger.error(`HaiPay: collect order ${row.order_id} was not created: ${(error as Error).message}`);
    throw new MedusaError(
      MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
      applyFailureMessage(error, row, mayExist),
    );
  }
}

/** Asks once about an order that may exist; when no believable answer comes, the row stays as it was. */
async function askWhatBecameOf(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  const current = await endDeadApply(haipay, row);
  if (!["open", "unknown", "superseded", "expired"].includes(current.state)) return current;
  return tryToAsk(haipay, current, { retries: 0 });
}

async function endDeadApply(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  if (!isApplyDead(row)) return row;
  const ended = await haipay.collectOrders.transition(row, "unknown", {
    last_error: "The process ended while the order was being created.",
  });
  return ended ?? row;
}

async function authorized(haipay: HaipayModuleService, row: CollectOrder): Promise<AuthorizePaymentOutput> {
  await requireOwed(haipay, row);
  return { status: "authorized", data: sessionData(row) };
}

function refuse(message: ShopperMessage, row: CollectOrder): MedusaError {
  return new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, shopperMessage(message, row));
}
