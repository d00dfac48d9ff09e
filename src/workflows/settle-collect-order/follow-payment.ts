import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { AttentionReason } from "../../modules/haipay/ledger/attention-reasons";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { alignCollection } from "../../payment/align-collection";
import { isCancelled, isSameSum, owedBy, sumOf, type Purchase } from "../../payment/owed";
import { findPurchase, findPurchaseAgain } from "../../payment/purchase";
import { freeStaleCartLock } from "../free-stale-lock/free-stale-lock";
import { attentionFacts } from "./attention-facts";
import { capturePayment } from "./capture-payment";
import { completeCart, CompletionError } from "./complete-cart";
import { decide, type Decision } from "./decide";
import { dateBegunCapture, finishCapture, linkCollection } from "./finish-capture";
import { supersedeSiblings } from "./supersede-siblings";
import { useMoney } from "./use-money";

/**
 * Brings Medusa to what the ledger says of a paid collect order: first the order is placed, then its payment is
 * captured; what a machine must not decide goes under attention. What the purchase owes is compared with what was paid
 * before each of them. The caller holds the guard.
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
    row = await useMoney(container, haipay, row, purchase);
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

async function decideNow(
  { collectOrders }: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
): Promise<Decision> {
  const isCaptured = Boolean(purchase.session?.payment?.captured_at);
  const siblings = isCaptured ? await collectOrders.listBySession(purchase.session?.id as string) : [];
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
      return putUnderAttention(haipay, row, purchase, decision.reason, decision.facts);
    case "captured":
      // Whoever captured may have died before the order's books knew.
      await finishCapture(container, purchase);
      return endSettled(container, haipay, row, await findPurchase(container, row));
    case "capture":
      return capture(container, haipay, row, purchase);
    default:
      throw new Error(`The purchase of collect order ${row.order_id} moved; it will be settled again.`);
  }
}

/**
 * Captures money for the order of its purchase because a person decided so, whatever the order owes. The caller holds
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

/** A person is told at once, and the completion is tried again until it works or the person has taken over. */
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
  return haipay.collectOrders.update(row.id, { last_error: reason });
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
  if (!before.session) throw new Error(`Payment session of collect order ${row.order_id} is gone.`);
  const owed = owedBy(before, before.session.id);
  // Of an order that staff edited the collection asks for more, or for less, and rightly.
  if (owed && isSameSum(owed, sumOf(row))) await align(container, row, before);
  await dateBegunCapture(container, before.session.payment);
  haipay.comparedSums.note(before.session.id);
  await capturePayment(container, before.session);
  const purchase = await findPurchaseAgain(container, row, before);
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
  found: Purchase,
): Promise<CollectOrder> {
  await markCartCompleted(container, found);
  await supersedeSiblings(haipay, row);
  const purchase = isEven(row, found) ? found : await bookForOrder(container, row, found);
  const { order } = purchase;
  const isPaid = isEven(row, purchase);
  // Of an order that was cancelled meanwhile, a person is told that a refund is due.
  if (order && !isPaid && !isCancelled(order)) {
    const facts = { ...attentionFacts(row, purchase), due: order.due.amount };
    await haipay.raiseAttention(row, "total_changed", facts);
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
    failing_since: null,
    last_error: null,
  };
  return haipay.collectOrders.settle(row, changes, isPaid ? "haipay.payment.paid" : undefined);
}

function isEven(row: CollectOrder, { order }: Purchase): boolean {
  return order === null || isSameSum(order.due, { amount: "0", currency_code: row.currency });
}

/** Money that the order's books do not know of for want of a link is booked. */
async function bookForOrder(
  container: MedusaContainer,
  row: CollectOrder,
  found: Purchase,
): Promise<Purchase> {
  if (!(await linkCollection(container, found))) return found;
  await finishCapture(container, found);
  return findPurchaseAgain(container, row, found);
}

/** A cart with an order that does not say so accepts items again, which deletes its payment session. */
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
  reason: AttentionReason,
  facts: Record<string, unknown>,
): Promise<CollectOrder> {
  await haipay.raiseAttention(row, reason, { ...attentionFacts(row, purchase), ...facts });
  return haipay.collectOrders.settle(row, {
    medusa_order_id: purchase.order?.id ?? row.medusa_order_id,
    failing_since: null,
  });
}
