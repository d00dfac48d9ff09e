import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { followCancelledOrder } from "../cancelled-order";
import { attempt, idOfInstant, STEP_SIZE, sweepInSteps, type SweepRun } from "./sweep-run";

const FIRST_LOOK_BACK_MS = 24 * 60 * 60_000;
/** Clocks differ between instances, and what started first may be committed last. */
const OVERLAP_MS = 10 * 60_000;

/**
 * Follows captured orders whose cancellation was missed. Nothing indexes when an order was cancelled; but into each
 * captured order that it cancels, Medusa writes a refund that names the payment, and those are found by their key.
 * Following removes that entry, so each order is followed once.
 */
export async function sweepCancelledOrders(run: SweepRun): Promise<void> {
  const orders = run.container.resolve(Modules.ORDER);
  await sweepInSteps(run, "cancelled", async ({ position, swept_until }) => {
    const transactions = await orders.listOrderTransactions(
      {
        id: { $gt: position ?? idOfInstant("ordtrx", sinceOf(run, swept_until)) },
        reference: "refund",
        reference_id: { $like: "pay_%" },
      },
      { select: ["id", "order_id"], order: { id: "ASC" }, take: STEP_SIZE },
    );
    const orderIds = await cancelledOf(run, [...new Set(transactions.map(({ order_id }) => order_id))]);
    const ours = await run.haipay.ledger.collectOrders.listOfOrders(orderIds);
    for (const id of new Set(ours.map(({ medusa_order_id }) => medusa_order_id as string))) {
      await attempt(run, `follow the cancelled order ${id}`, async () => {
        await followCancelledOrder(run.container, id);
        run.report.cancelled++;
      });
    }
    if (transactions.length === STEP_SIZE) return { position: transactions[STEP_SIZE - 1].id };
    return { position: null, swept_until: run.now };
  });
}

function sinceOf({ now }: SweepRun, sweptUntil: Date | null): Date {
  if (!sweptUntil) return new Date(now.getTime() - FIRST_LOOK_BACK_MS);
  return new Date(Math.min(sweptUntil.getTime(), now.getTime()) - OVERLAP_MS);
}

async function cancelledOf({ container }: SweepRun, orderIds: string[]): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { id: orderIds, status: "canceled" },
  });
  return (data as { id: string }[]).map(({ id }) => id);
}
