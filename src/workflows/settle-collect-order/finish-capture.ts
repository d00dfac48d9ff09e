import { capturePaymentWorkflowId } from "@medusajs/medusa/core-flows";
import type { MedusaContainer, UpdatePaymentDTO } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import type { Purchase, PurchasePayment } from "../../payment/owed";

interface RawAmount {
  value: string | number;
}

/**
 * Adds what a process that died while it captured did not come to: the order's transaction, the collection's sum and
 * Medusa's `payment.captured`. Medusa's workflow, run again for a captured payment, asks nobody for money.
 */
export async function finishCapture(container: MedusaContainer, { session, order }: Purchase): Promise<void> {
  if (!order || !session?.payment?.captured_at || session.payment.canceled_at) return;
  await container
    .resolve(Modules.WORKFLOW_ENGINE)
    .run(capturePaymentWorkflowId, { input: { payment_id: session.payment.id } });
}

/**
 * Links an order to the collection that its money is in, where a process died between Medusa's own two links: only through
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
  const { data: links } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id"],
    filters: { payment_collection_id: collection.id },
  });
  if (links.length > 0) return false;
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: order.id },
    [Modules.PAYMENT]: { payment_collection_id: collection.id },
  });
  return true;
}

/**
 * Dates a capture that a killed process left undated: Medusa commits the capture first and the payment's `captured_at`
 * afterwards. Without the date it takes every later try for a second capture and refuses it, for ever; with it the
 * same workflow adds what is missing and asks nobody for money.
 */
export async function dateBegunCapture(
  container: MedusaContainer,
  payment: PurchasePayment | null,
): Promise<void> {
  if (!payment || payment.captured_at || payment.canceled_at) return;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment",
    fields: ["id", "raw_amount", "captures.raw_amount"],
    filters: { id: payment.id },
  });
  const [found] = data as unknown as { raw_amount: RawAmount; captures?: { raw_amount: RawAmount }[] }[];
  const captures = found?.captures ?? [];
  if (captures.length === 0) return;
  const captured = captures.reduce((sum, one) => MathBN.add(sum, one.raw_amount.value), MathBN.convert(0));
  if (MathBN.lt(captured, found.raw_amount.value)) return;
  // Medusa's type knows only the id; its service writes every column.
  const changes = { id: payment.id, captured_at: new Date() } as UpdatePaymentDTO;
  await container.resolve(Modules.PAYMENT).updatePayment(changes);
}
