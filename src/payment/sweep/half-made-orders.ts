import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import {
  findLinkedOrders,
  findLooseOrder,
  listDeadCompletions,
  wasMadeByLaterCompletion,
  type DeadCompletion,
} from "./dead-completions";
import { findMissingParts, ordersOf, tellHalfMade, type HalfMade } from "./missing-parts";
import { attempt, STEP_SIZE, sweepInSteps, type SweepRun } from "./sweep-run";

/** A completion that has not finished after this long never will. */
const DEAD_AFTER_MS = 10 * 60_000;
const FIRST_LOOK_BACK_MS = 24 * 60 * 60_000;

/**
 * Reports orders that a killed process left half made. Each of Medusa's steps commits on its own: first the order,
 * then in parallel its links, the cart's `completed_at` and the reservation, then the payment, and last the event.
 */
export async function sweepHalfMadeOrders(run: SweepRun): Promise<void> {
  await sweepInSteps(run, "half_made", async ({ position, swept_until }) => {
    const to = new Date(run.now.getTime() - DEAD_AFTER_MS);
    const from = swept_until ?? new Date(to.getTime() - FIRST_LOOK_BACK_MS);
    if (from >= to) return { position: null };
    const dead = await listDeadCompletions(run.container, { from, to }, position, STEP_SIZE);
    for (const completion of dead) {
      await attempt(run, `look what became of cart ${completion.cartId}`, () => lookAt(run, completion));
    }
    if (dead.length === STEP_SIZE) return { position: dead[STEP_SIZE - 1].id };
    return { position: null, swept_until: to };
  });
}

async function lookAt(run: SweepRun, completion: DeadCompletion): Promise<void> {
  const { container, haipay } = run;
  const rows = await haipay.ledger.collectOrders.listOfCarts([completion.cartId]);
  if (rows.length === 0) return;
  let isMade = false;
  for (const { id, createdAt } of await findLinkedOrders(container, completion, rows)) {
    const isAnnounced = await wasMadeByLaterCompletion(container, completion, createdAt);
    isMade ||= !isAnnounced;
    await examine(run, rows, id, isAnnounced);
  }
  // A completion makes one order; an administrator may have made another that looks the same.
  const loose = isMade ? undefined : await findLooseOrder(container, completion, rows);
  if (loose) await examine(run, rows, loose.id, false);
}

async function examine(
  run: SweepRun,
  rows: readonly CollectOrder[],
  medusaOrderId: string,
  isAnnounced: boolean,
): Promise<void> {
  const order = await findMissingParts(run.container, medusaOrderId);
  if (!order) return;
  if (!isAnnounced) order.missing.push("order_placed_event");
  if (order.missing.length > 0) await tellHalfMade(run, rows, order);
}

/** Closes the attention of each half-made order that is now complete, or was cancelled. */
export async function sweepReportedOrders(run: SweepRun): Promise<void> {
  await sweepInSteps(run, "reported", async ({ position }) => {
    const open = (await run.haipay.listAttentions(
      { reason: "half_made", resolved_at: null, ...(position === null ? {} : { id: { $gt: position } }) },
      { order: { id: "ASC" }, take: STEP_SIZE },
    )) as unknown as HalfMade[];
    for (const attention of open) {
      await attempt(run, `look at attention ${attention.id} again`, () => lookAgain(run, attention));
    }
    return { position: open.length === STEP_SIZE ? open[STEP_SIZE - 1].id : null };
  });
}

async function lookAgain(run: SweepRun, attention: HalfMade): Promise<void> {
  const { missing } = attention.facts;
  let isCancelled = true;
  for (const medusaOrderId of ordersOf(attention)) {
    const order = await findMissingParts(run.container, medusaOrderId);
    if (!order) continue;
    isCancelled = false;
    // An event that was never emitted stays missing; only a person can say that it is no longer needed.
    if (order.missing.length > 0 || missing.includes("order_placed_event")) return;
  }
  const note = isCancelled ? "The order was cancelled or removed." : "The order is whole again.";
  if (await run.haipay.ledger.attentions.resolveOne(attention.id, "system", note)) run.report.whole++;
}
