import type { MedusaContainer, UpdatePaymentDTO } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules, PaymentSessionStatus } from "@medusajs/framework/utils";
import { capturePaymentWorkflowId } from "@medusajs/medusa/core-flows";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { fitSession } from "./align-sums";
import { findLink } from "./links";
import { isCancelled, isNothing, owedBy, totalOf, type Purchase, type RawAmount } from "./owed";
import { followPlacedOrder } from "./placed-order";
import { findLinkedOrderId, findPurchase } from "./purchase";

/**
 * Adds what a process that died during capture did not get to: the order's transaction, the collection's sum and
 * Medusa's `payment.captured`. Medusa's workflow, rerun for a captured payment, charges nobody.
 */
export async function finishCapture(container: MedusaContainer, { session, order }: Purchase): Promise<void> {
  if (!order || !session?.payment?.captured_at || session.payment.canceled_at) return;
  await container
    .resolve(Modules.WORKFLOW_ENGINE)
    .run(capturePaymentWorkflowId, { input: { payment_id: session.payment.id } });
}

/**
 * Links an order to the collection that holds its money, if a process died between Medusa's own two links: only through
 * that link does a capture reach the order's books.
 *
 * @returns whether the link was missing
 */
export async function linkCollection(
  container: MedusaContainer,
  { collection, order }: Purchase,
): Promise<boolean> {
  if (!collection || !order) return false;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const ofCollection = { payment_collection_id: collection.id };
  if ((await findLink(query, "order_payment_collection", ofCollection, "order_id")) !== null) return false;
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: order.id },
    [Modules.PAYMENT]: { payment_collection_id: collection.id },
  });
  return true;
}

/**
 * Dates a capture that a killed process left undated: Medusa commits the capture first and the payment's `captured_at`
 * afterwards. Without the date it takes every later attempt for a second capture and always refuses it; with it the
 * same workflow adds what is missing and charges nobody.
 */
export async function dateBegunCapture(
  container: MedusaContainer,
  { session, collection }: Purchase,
): Promise<void> {
  const payment = session?.payment;
  if (!payment || payment.captured_at || payment.canceled_at) return;
  const known = collection?.payments.find(({ id }) => id === payment.id);
  if (known && MathBN.eq(known.captured, 0)) return;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment",
    fields: ["id", "raw_amount", "captures.raw_amount"],
    filters: { id: payment.id },
  });
  const [found] = data as unknown as { raw_amount: RawAmount; captures?: { raw_amount: RawAmount }[] }[];
  const captures = found?.captures ?? [];
  if (captures.length === 0) return;
  if (MathBN.lt(totalOf(captures), found.raw_amount.value)) return;
  // Medusa's type knows only the id; its service writes every column.
  const changes = { id: payment.id, captured_at: new Date() } as UpdatePaymentDTO;
  await container.resolve(Modules.PAYMENT).updatePayment(changes);
}

/**
 * Gives a placed order its slip when the process that placed it died before the platform was asked, or before Medusa
 * received the answer. Medusa returns such an order to whoever completes the cart again, and never authorizes the
 * payment. Nothing is done for an order whose payment Medusa knows about, or on which nothing is due. The caller holds the guard of
 * the cart.
 *
 * @returns whether a slip was issued, or Medusa was told about the one that had been
 */
export async function issueMissingSlip(container: MedusaContainer, cartId: string): Promise<boolean> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const rows = await haipay.ledger.collectOrders.listOfCarts([cartId]);
  const row = rows.filter(isPlacedFirst).at(-1);
  if (!row?.payment_session_id) return false;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  // Nearly always, the cart is about to be completed for the first time.
  const medusa_order_id =
    row.medusa_order_id ?? (await findLinkedOrderId(query, row.payment_collection_id, cartId));
  if (medusa_order_id === null) return false;
  const purchase = await findPurchase(container, { ...row, medusa_order_id });
  const { session, order } = purchase;
  if (!session || session.payment || !order || isCancelled(order)) return false;
  const pending: string = PaymentSessionStatus.PENDING;
  // Completion records the outcome of the payment last.
  if (session.status !== pending) return false;
  const owed = owedBy(purchase, session.id);
  if (!owed || isNothing(owed)) return false;
  try {
    // Staff may have edited the order since; the slip is for what is owed now.
    await fitSession(container, session, owed);
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {});
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: order #${order.display_id} has no slip yet; it is tried again: ${(error as Error).message}`,
    );
    return false;
  }
  haipay.logger.info(`HaiPay: order #${order.display_id} got the slip that a dead process owed it.`);
  await followPlacedOrder(container, order.id);
  return true;
}

function isPlacedFirst({ flow, payment_session_id }: CollectOrder): boolean {
  return flow === "order_first" && payment_session_id !== null;
}
