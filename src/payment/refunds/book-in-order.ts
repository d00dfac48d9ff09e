import type { MedusaContainer } from "@medusajs/framework/types";
import {
  ChangeActionType,
  ContainerRegistrationKeys,
  MathBN,
  Modules,
  OrderChangeStatus,
} from "@medusajs/framework/utils";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import { totalOf, type PurchaseOrder } from "../owed";
import { findAmountDue } from "../purchase";
import { refuse } from "../refuse";
import { creditFor, type BookedRefund } from "./books";

/** What Medusa calls a refund's transaction; here it also names the credit line. */
const REFERENCE = "refund";

/**
 * Writes a refund into its order as Medusa does: a transaction, and a credit line for what is no longer owed. The credit
 * line comes first, because its sum is read from what the order owes before the transaction: afterwards a difference of
 * less than Medusa's smallest unit reads as nothing.
 */
export async function bookInOrder(
  container: MedusaContainer,
  medusaOrderId: string,
  refund: RecordedRefund,
  made: BookedRefund,
): Promise<void> {
  if (await hasTransaction(container, medusaOrderId, made)) return;
  const refunded = refund.booked_amount ?? 0;
  await addCreditLine(container, medusaOrderId, refund, made, async () =>
    creditFor(refunded, await findAmountDue(container, { id: medusaOrderId })),
  );
  await addTransaction(container, medusaOrderId, refund, made, MathBN.mult(refunded, -1));
}

/**
 * Reverses a refund in its order by contra entries: a transaction, and a credit line where the refund had one.
 *
 * @param made the contra refund in Medusa's payment module
 * @param refundId of Medusa's refund that is reversed
 */
export async function takeBackInOrder(
  container: MedusaContainer,
  medusaOrderId: string,
  correction: RecordedRefund,
  made: BookedRefund,
  refundId: string,
): Promise<void> {
  if (await hasTransaction(container, medusaOrderId, made)) return;
  const credit = await findCredit(container, medusaOrderId, refundId);
  await addCreditLine(container, medusaOrderId, correction, made, () => MathBN.mult(credit, -1));
  await addTransaction(container, medusaOrderId, correction, made, correction.booked_amount ?? 0);
}

/**
 * Refuses a refund that needs a credit line while somebody is editing the order: Medusa allows one change at a time, and a
 * credit line is one. An overpayment, for example while goods are being returned, needs none.
 *
 * @param amount what Medusa would book
 * @throws RefusedError order_edited
 */
export async function refuseWhileEdited(
  container: MedusaContainer,
  { id, due }: Pick<PurchaseOrder, "id" | "due">,
  amount: string,
): Promise<void> {
  if (MathBN.gt(creditFor(amount, due.amount), 0)) await refuseAnyChange(container, id);
}

/**
 * The same for reversing a refund, which needs a credit line where the refund had one.
 *
 * @throws RefusedError order_edited
 */
export async function refuseToTakeBackWhileEdited(
  container: MedusaContainer,
  medusaOrderId: string,
  refundId: string,
): Promise<void> {
  if (!MathBN.eq(await findCredit(container, medusaOrderId, refundId), 0))
    await refuseAnyChange(container, medusaOrderId);
}

async function refuseAnyChange(container: MedusaContainer, medusaOrderId: string): Promise<void> {
  const [change] = await listOpenChanges(container, medusaOrderId);
  if (!change) return;
  const named = `${change.change_type ?? "order change"} ${change.id}`;
  throw refuse("order_edited", { figures: { change: named } });
}

type Sum = ReturnType<typeof MathBN.convert>;

async function addTransaction(
  container: MedusaContainer,
  medusaOrderId: string,
  { currency }: RecordedRefund,
  { id }: BookedRefund,
  amount: string | number | Sum,
): Promise<void> {
  const of = { order_id: medusaOrderId, reference: REFERENCE, reference_id: id };
  await container.resolve(Modules.ORDER).addOrderTransactions({ ...of, amount, currency_code: currency });
}

/** Written last: if it exists, everything does. */
async function hasTransaction(
  container: MedusaContainer,
  medusaOrderId: string,
  { id }: BookedRefund,
): Promise<boolean> {
  const of = { order_id: medusaOrderId, reference: REFERENCE, reference_id: id };
  const found = await container.resolve(Modules.ORDER).listOrderTransactions(of, { select: ["id"] });
  return found.length > 0;
}

/** @param find what to credit; for zero nothing is written */
async function addCreditLine(
  container: MedusaContainer,
  medusaOrderId: string,
  { recorded_by }: RecordedRefund,
  { id }: BookedRefund,
  find: () => Sum | Promise<Sum>,
): Promise<void> {
  if ((await listCredits(container, medusaOrderId, id)).length > 0) return;
  const orders = container.resolve(Modules.ORDER);
  const begun = (await listOpenChanges(container, medusaOrderId)).find(({ actions }) =>
    actions.some(({ reference_id }) => reference_id === id),
  );
  if (begun) {
    await orders.confirmOrderChange({ id: begun.id, confirmed_by: recorded_by });
    return;
  }
  const amount = await find();
  if (MathBN.eq(amount, 0)) return;
  const change = await orders.createOrderChange({
    order_id: medusaOrderId,
    change_type: "credit_line",
    created_by: recorded_by,
    actions: [
      {
        order_id: medusaOrderId,
        action: ChangeActionType.CREDIT_LINE_ADD,
        reference: REFERENCE,
        reference_id: id,
        amount,
      },
    ],
  });
  await orders.confirmOrderChange({ id: change.id, confirmed_by: recorded_by });
}

/** What a Medusa refund was credited with in the order; zero when it needed no credit. */
async function findCredit(container: MedusaContainer, medusaOrderId: string, refundId: string): Promise<Sum> {
  const credits = await listCredits(container, medusaOrderId, refundId);
  return totalOf(credits);
}

async function listCredits(container: MedusaContainer, medusaOrderId: string, refundId: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "credit_lines.reference_id", "credit_lines.raw_amount"],
    filters: { id: medusaOrderId },
  });
  const [order] = data as unknown as {
    credit_lines?: { reference_id: string | null; raw_amount: { value: string | number } }[];
  }[];
  return (order?.credit_lines ?? []).filter(({ reference_id }) => reference_id === refundId);
}

async function listOpenChanges(container: MedusaContainer, medusaOrderId: string) {
  return container
    .resolve(Modules.ORDER)
    .listOrderChanges(
      { order_id: medusaOrderId, status: [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED] },
      { relations: ["actions"] },
    );
}
