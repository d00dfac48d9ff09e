import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import { findUnexplained, type PaymentBooks } from "./books";

/** Part of every module's service, but missing from this one's type. */
interface TransactionUpdates {
  updateOrderTransactions(changes: { id: string; version: number }[]): Promise<unknown>;
}

/**
 * Removes what Medusa writes into an order that is cancelled although its payment is captured: a transaction which
 * says that the payment was refunded, although the provider refused and no refund was made. A genuine refund
 * has a transaction that names the refund and not the payment.
 */
export async function removeFalseRefunds(
  container: MedusaContainer,
  medusaOrderId: string,
  paymentId: string,
): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  const untrue = { order_id: medusaOrderId, reference: "refund", reference_id: paymentId };
  const ids = (await orders.listOrderTransactions(untrue, { select: ["id"] })).map(({ id }) => id);
  if (ids.length === 0) return;
  const version = await findVersion(container, medusaOrderId);
  // A removal corrects the summary of the transaction's version, which must be the order's current one.
  await (orders as unknown as TransactionUpdates).updateOrderTransactions(ids.map((id) => ({ id, version })));
  await orders.deleteOrderTransactions(ids);
}

async function findVersion(container: MedusaContainer, medusaOrderId: string): Promise<number> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "version"],
    filters: { id: medusaOrderId },
  });
  return (data as { version: number }[])[0].version;
}

/**
 * Removes refunds that nobody recorded and that no order knows about: Medusa writes a refund before it asks the
 * provider and deletes it after the refusal, so a process that dies in between leaves one. It would count as paid out.
 *
 * @param recorded all recorded refunds of the payment's collect order
 * @returns how many there were
 */
export async function removeStrayRefunds(
  container: MedusaContainer,
  books: PaymentBooks,
  recorded: readonly RecordedRefund[],
): Promise<number> {
  const ids = findUnexplained(books, recorded, new Date()).map(({ id }) => id);
  if (ids.length === 0) return 0;
  const orders = container.resolve(Modules.ORDER);
  const known = await orders.listOrderTransactions({ reference: "refund", reference_id: ids });
  const strays = ids.filter((id) => !known.some(({ reference_id }) => reference_id === id));
  if (strays.length > 0) await container.resolve(Modules.PAYMENT).deleteRefunds(strays);
  return strays.length;
}
