import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { capturePaymentWorkflowId } from "@medusajs/medusa/core-flows";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { alignCollection, noteCompared } from "./align-sums";
import { announceSoon } from "./announce";
import { attentionFacts } from "./attention-facts";
import { freeStaleCartLock, withCartLock } from "./cart-lock";
import { completeCart, type CompletionError } from "./complete-cart";
import { decide, type Decision, type Finding } from "./decide";
import { isCancelled, isSameSum, owedBy, sumOf, type Purchase, type PurchaseSession } from "./owed";
import { findPurchase, findPurchaseAgain } from "./purchase";
import { dateBegunCapture, finishCapture, linkCollection } from "./repair";
import { useMoney, useMoneyUnlessPaid } from "./use-money";

/**
 * Lets Medusa follow a paid collect order: first the order is placed, then its payment is
 * captured; what must not be decided automatically becomes an attention. What the purchase owes is compared with what was paid
 * before each step. The caller holds the guard.
 *
 * @throws Error when Medusa could not follow now; the row stays due
 */
export async function followPayment(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  known: CollectOrder,
): Promise<CollectOrder> {
  if (known.settled_at !== null) return known;
  let row = known;
  let purchase = await findPurchase(container, row);
  if (purchase.cart_id !== null) await freeStaleCartLock(container, purchase.cart_id);
  let decision = await decideNow(haipay, row, purchase);
  if (decision.kind === "use_money") {
    const outcome = await useMoneyUnlessPaid(container, haipay, row, purchase);
    if ("newer" in outcome) return followNewer(container, haipay, row, outcome.newer);
    row = outcome.used;
    purchase = await findPurchase(container, row);
    decision = await decideNow(haipay, row, purchase);
  }
  if (decision.kind === "complete_cart") {
    await align(container, row, purchase);
    const refusal = await completeCart(container, purchase.cart?.id as string);
    purchase = await findPurchase(container, row);
    decision = await decideNow(haipay, row, purchase);
    if (decision.kind === "complete_cart") return waitForOrder(haipay, row, purchase, refusal);
  }
  return follow(container, haipay, row, purchase, decision);
}

/** The buyer paid twice for one purchase: the newer payment is the purchase's own, whatever becomes of it. */
async function followNewer(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  newer: CollectOrder,
): Promise<CollectOrder> {
  await followPayment(container, haipay, newer);
  announceSoon(container, newer.id);
  const purchase = await findPurchase(container, row);
  const facts = { paid_by: newer.platform_order_id };
  return putUnderAttention(haipay, row, purchase, { reason: "duplicate", facts });
}

async function decideNow(
  { ledger }: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
): Promise<Decision> {
  const isCaptured = Boolean(purchase.session?.payment?.captured_at);
  const siblings = isCaptured ? await ledger.collectOrders.listBySession(purchase.session?.id as string) : [];
  return decide(row, purchase, siblings);
}

async function follow(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
  decision: Decision,
): Promise<CollectOrder> {
  switch (decision.kind) {
    case "attention":
      return putUnderAttention(haipay, row, purchase, decision);
    case "captured":
      // The process that captured may have died before the order's books were updated.
      await finishCapture(container, purchase);
      return endSettled(container, haipay, row, await findPurchase(container, row));
    case "capture":
      return capture(container, haipay, row, purchase);
    default:
      throw new Error(`The purchase of ${row.platform_order_id} moved; it will be settled again.`);
  }
}

/**
 * Captures money for the order of its purchase because a person decided to, whatever the order owes. The caller holds
 * the guard.
 *
 * @throws Error when Medusa could not follow now; the row stays due
 */
export async function captureForOrder(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  known: CollectOrder,
  before: Purchase,
): Promise<CollectOrder> {
  const fits = before.session !== null && isSameSum(before.session, sumOf(known));
  if (fits) return capture(container, haipay, known, before);
  const row = await useMoney(container, haipay, known, before);
  return capture(container, haipay, row, await findPurchase(container, row));
}

/** A person is told at once, and completion is retried until it works or the person has taken over. */
async function waitForOrder(
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
  refusal: CompletionError | undefined,
): Promise<CollectOrder> {
  if (refusal?.isPassing) throw refusal;
  const reason = refusal?.message ?? "no order";
  await haipay.raiseAttention(row, "completion_failed", {
    ...attentionFacts(row, purchase),
    refusal: reason,
  });
  return haipay.ledger.collectOrders.update(row.id, { last_error: reason });
}

/** What is owed equals what was paid, so the collection that says otherwise is wrong. */
async function align(container: MedusaContainer, row: CollectOrder, purchase: Purchase): Promise<void> {
  const { collection, session } = purchase;
  if (collection) await alignCollection(container, collection, sumOf(row), session?.id);
}

async function capture(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  before: Purchase,
): Promise<CollectOrder> {
  if (!before.session) throw new Error(`Payment session of collect order ${row.platform_order_id} is gone.`);
  const owed = owedBy(before, before.session.id);
  // For an order that staff edited, the collection rightly asks for more or less.
  if (owed && isSameSum(owed, sumOf(row))) await align(container, row, before);
  await dateBegunCapture(container, before);
  noteCompared(before.session.id);
  await capturePayment(container, before.session, before.cart_id);
  const purchase = await findPurchaseAgain(container, row, before);
  if (!purchase.session?.payment?.captured_at) {
    throw new Error(
      `Medusa did not capture the payment of collect order ${row.platform_order_id}; it will be tried again.`,
    );
  }
  return endSettled(container, haipay, row, purchase);
}

async function endSettled(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  found: Purchase,
): Promise<CollectOrder> {
  await markCartCompleted(container, found);
  await supersedeSiblings(haipay, row);
  const purchase = isEven(row, found) ? found : await bookForOrder(container, row, found);
  const { order } = purchase;
  const isPaid = isEven(row, purchase);
  // If the order has since been cancelled, a person is told that a refund is due.
  if (order && !isPaid && !isCancelled(order)) {
    const facts = { ...attentionFacts(row, purchase), due: order.due.amount };
    await haipay.raiseAttention(row, "total_changed", facts);
  }
  await haipay.ledger.attentions.resolve(
    row.id,
    ["completion_failed", "being_booked"],
    "system",
    "The order was placed and captured.",
  );
  const changes = {
    medusa_order_id: order?.id ?? row.medusa_order_id,
    captured_payment_id: purchase.session?.payment?.id ?? null,
    failing_since: null,
    last_error: null,
  };
  return haipay.ledger.collectOrders.settle(row, changes, isPaid ? "haipay.payment.paid" : undefined);
}

function isEven(row: CollectOrder, { order }: Purchase): boolean {
  return order === null || isSameSum(order.due, { amount: "0", currency_code: row.currency });
}

/** Books money that is missing from the order's books because a link is missing. */
async function bookForOrder(
  container: MedusaContainer,
  row: CollectOrder,
  found: Purchase,
): Promise<Purchase> {
  if (!(await linkCollection(container, found))) return found;
  await finishCapture(container, found);
  return findPurchaseAgain(container, row, found);
}

/** A cart that has an order but is not marked completed accepts items again, which deletes its payment session. */
async function markCartCompleted(container: MedusaContainer, { cart_id, order }: Purchase): Promise<void> {
  if (!order || cart_id === null) return;
  const carts = container.resolve(Modules.CART);
  const [cart] = await carts.listCarts({ id: cart_id }, { select: ["id", "completed_at"] });
  if (!cart || cart.completed_at) return;
  await carts.updateCarts(cart.id, { completed_at: new Date() });
}

async function putUnderAttention(
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
  { reason, facts }: Finding,
): Promise<CollectOrder> {
  const known = attentionFacts(row, purchase);
  await haipay.raiseAttention(row, reason, { ...known, ...facts });
  await haipay.ledger.attentions.resolve(row.id, ["being_booked"], "system", "A person was told why.");
  return haipay.ledger.collectOrders.settle(row, {
    medusa_order_id: purchase.order?.id ?? row.medusa_order_id,
    failing_since: null,
  });
}

/**
 * Captures the whole payment through Medusa's own workflow, and authorizes it before if Medusa has not. Its workflow for
 * webhooks does the same, but first searches for everything that is known here, and tries to cancel the payment when
 * the capture fails. No amount is passed: Medusa then takes the session's own, which may have fractions of a yen.
 */
async function capturePayment(
  container: MedusaContainer,
  { id, payment: known }: PurchaseSession,
  cartId: string | null,
): Promise<void> {
  await withCartLock(container, cartId, async () => {
    const payment = known ?? (await container.resolve(Modules.PAYMENT).authorizePaymentSession(id, {}));
    // It is null while the provider says that the buyer has not paid; whoever called notices that nothing was captured.
    if (!payment) return;
    await container
      .resolve(Modules.WORKFLOW_ENGINE)
      .run(capturePaymentWorkflowId, { input: { payment_id: payment.id } });
  });
}

/** The other slips of a paid purchase are no longer shown to the buyer; money that comes in for one is a duplicate. */
async function supersedeSiblings(haipay: HaipayModuleService, paid: CollectOrder): Promise<void> {
  if (paid.payment_session_id === null) return;
  for (const sibling of await haipay.ledger.collectOrders.listBySession(paid.payment_session_id)) {
    if (sibling.id === paid.id || sibling.state !== "open") continue;
    await haipay.ledger.collectOrders.transition(sibling, "superseded", {
      last_error: `The purchase was paid by collect order ${paid.platform_order_id}.`,
    });
  }
}
