import type { MedusaContainer } from "@medusajs/framework/types";
import {
  ChangeActionType,
  ContainerRegistrationKeys,
  MathBN,
  MedusaError,
  Modules,
  OrderChangeStatus,
} from "@medusajs/framework/utils";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import { findAmountDue } from "../../payment/purchase";
import type { BookedRefund } from "./payment-books";

/** What Medusa calls the transaction of a refund; its credit line here, too. */
const REFERENCE = "refund";

/** Writes a refund into its order as Medusa does: a transaction, and a credit line for what is no longer owed. */
export async function bookInOrder(
  container: MedusaContainer,
  orderId: string,
  refund: RecordedRefund,
  made: BookedRefund,
): Promise<void> {
  await addTransaction(container, orderId, refund, made);
  await addCreditLine(container, orderId, refund, made);
}

/**
 * Refuses while somebody edits the order: Medusa takes one change at a time, and a refund is one.
 *
 * @throws MedusaError NOT_ALLOWED
 */
export async function refuseWhileEdited(container: MedusaContainer, orderId: string): Promise<void> {
  const [change] = await listOpenChanges(container, orderId);
  if (!change) return;
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `The order is being changed (${change.change_type ?? "order change"} ${change.id}). Nothing was recorded. ` +
      `Confirm or cancel that change, and then record the refund.`,
  );
}

async function addTransaction(
  container: MedusaContainer,
  orderId: string,
  { booked_amount, currency }: RecordedRefund,
  { id }: BookedRefund,
): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  const of = { order_id: orderId, reference: REFERENCE, reference_id: id };
  if ((await orders.listOrderTransactions(of, { select: ["id"] })).length > 0) return;
  const amount = MathBN.mult(booked_amount ?? 0, -1);
  await orders.addOrderTransactions({ ...of, amount, currency_code: currency });
}

/** Without it, the order would ask the shopper for the refunded sum once more. */
async function addCreditLine(
  container: MedusaContainer,
  orderId: string,
  refund: RecordedRefund,
  { id }: BookedRefund,
): Promise<void> {
  if (await hasCreditLine(container, orderId, id)) return;
  const orders = container.resolve(Modules.ORDER);
  const begun = (await listOpenChanges(container, orderId)).find(({ actions }) =>
    actions.some(({ reference_id }) => reference_id === id),
  );
  if (begun) {
    await orders.confirmOrderChange({ id: begun.id, confirmed_by: refund.recorded_by });
    return;
  }
  const amount = await creditOf(container, orderId, refund);
  if (MathBN.lte(amount, 0)) return;
  const change = await orders.createOrderChange({
    order_id: orderId,
    change_type: "credit_line",
    created_by: refund.recorded_by,
    actions: [
      {
        order_id: orderId,
        action: ChangeActionType.CREDIT_LINE_ADD,
        reference: REFERENCE,
        reference_id: id,
        amount,
      },
    ],
  });
  await orders.confirmOrderChange({ id: change.id, confirmed_by: refund.recorded_by });
}

/** What had been paid too much needs no credit. The transaction is written already. */
async function creditOf(container: MedusaContainer, orderId: string, { booked_amount }: RecordedRefund) {
  const refunded = MathBN.convert(booked_amount ?? 0);
  const dueBefore = MathBN.sub(await findAmountDue(container, { id: orderId }), refunded);
  return MathBN.lt(dueBefore, 0) ? MathBN.add(refunded, dueBefore) : refunded;
}

async function hasCreditLine(
  container: MedusaContainer,
  orderId: string,
  referenceId: string,
): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "credit_lines.reference_id"],
    filters: { id: orderId },
  });
  const [order] = data as unknown as { credit_lines?: { reference_id: string | null }[] }[];
  return (order?.credit_lines ?? []).some(({ reference_id }) => reference_id === referenceId);
}

async function listOpenChanges(container: MedusaContainer, orderId: string) {
  return container
    .resolve(Modules.ORDER)
    .listOrderChanges(
      { order_id: orderId, status: [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED] },
      { relations: ["actions"] },
    );
}
