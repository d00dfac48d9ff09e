import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import type { AttentionReason } from "../../modules/haipay/ledger/attention-reasons";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { freeStaleCartLock } from "../free-stale-lock/free-stale-lock";
import { alignCollection } from "./align-collection";
import { attentionFacts } from "./attention-facts";
import { capturePayment } from "./capture-payment";
import { completeCart } from "./complete-cart";
import { decide } from "./decide";
import { dateBegunCapture, finishCapture } from "./finish-capture";
import { isNothing, type Purchase } from "../../payment/owed";
import { findCart, findPurchase } from "../../payment/purchase";
import { supersedeSiblings } from "./supersede-siblings";

/**
 * Brings Medusa to what the ledger says of a paid collect order: first the order is placed, then its payment is
 * captured; what a machine must not decide goes under attention. The caller holds the guard.
 *
 * @throws Error when Medusa could not follow now; the row stays due
 */
export async function followPayment(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  if (row.settled_at !== null) return row;
  const purchase = await findPurchase(container, row);
  if (purchase.cart_id !== null) await freeStaleCartLock(container, purchase.cart_id);
  const siblings = purchase.session?.payment?.captured_at ? await listSiblings(haipay, row) : [];
  const decision = decide(row, purchase, siblings);
  switch (decision.kind) {
    case "attention":
      return putUnderAttention(haipay, row, purchase, decision.reason, decision.facts);
    case "captured":
      // Whoever captured may have died before the order's books knew.
      await finishCapture(container, purchase);
      return endSettled(container, haipay, row, await findPurchase(container, row));
    case "capture":
      return capture(container, haipay, row, purchase);
    case "complete_cart":
      return completeAndCapture(container, haipay, row, purchase);
  }
}

/** The rows of the same payment session, the paid one too. */
async function listSiblings(
  { collectOrders }: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder[]> {
  return row.payment_session_id === null ? [] : collectOrders.listBySession(row.payment_session_id);
}

async function completeAndCapture(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  before: Purchase,
): Promise<CollectOrder> {
  const refusal = await completeCart(container, before.cart?.id as string);
  const purchase = await findPurchase(container, row);
  if (!purchase.session)
    return putUnderAttention(haipay, row, purchase, "orphaned", { payment_session: "gone" });
  if (purchase.order) return capture(container, haipay, row, purchase);
  await haipay.raiseAttention(row, "completion_failed", {
    ...attentionFacts(row, purchase),
    refusal: refusal ?? "no order",
  });
  return haipay.collectOrders.update(row.id, { last_error: refusal });
}

async function capture(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  before: Purchase,
): Promise<CollectOrder> {
  if (!before.session) throw new Error(`Payment session of collect order ${row.order_id} is gone.`);
  await alignCollection(container, before);
  await dateBegunCapture(container, before.session.payment);
  await capturePayment(container, before.session);
  const purchase = await findPurchase(container, row);
  if (!purchase.session?.payment?.captured_at) {
    throw new Error(
      `Medusa did not capture the payment of collect order ${row.order_id}; it will be tried again.`,
    );
  }
  return endSettled(container, haipay, row, purchase);
}

async function endSettled(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
): Promise<CollectOrder> {
  await markCartCompleted(container, purchase);
  await supersedeSiblings(haipay, row, await listSiblings(haipay, row));
  const { order } = purchase;
  if (order && !isNothing({ ...order.due, amount: MathBN.abs(order.due.amount).toFixed() })) {
    await haipay.raiseAttention(row, "total_changed", {
      ...attentionFacts(row, purchase),
      due: order.due.amount,
    });
  }
  await haipay.attentions.resolve(
    row.id,
    ["completion_failed"],
    "system",
    "The order was placed and captured.",
  );
  const changes = {
    medusa_order_id: order?.id ?? row.medusa_order_id,
    captured_payment_id: purchase.session?.payment?.id ?? null,
    last_error: null,
  };
  return haipay.collectOrders.settle(row, changes, "haipay.payment.paid");
}

/** A cart with an order that does not say so accepts items again, which deletes its payment session. */
async function markCartCompleted(container: MedusaContainer, { cart_id, order }: Purchase): Promise<void> {
  if (!order) return;
  const cart = await findCart(container.resolve(ContainerRegistrationKeys.QUERY), cart_id);
  if (!cart || cart.completed_at) return;
  await container.resolve(Modules.CART).updateCarts(cart.id, { completed_at: new Date() });
}

async function putUnderAttention(
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
  reason: AttentionReason,
  facts: Record<string, unknown>,
): Promise<CollectOrder> {
  await haipay.raiseAttention(row, reason, { ...attentionFacts(row, purchase), ...facts });
  return haipay.collectOrders.settle(row, {
    medusa_order_id: purchase.order?.id ?? row.medusa_order_id,
  });
}
