import type { CollectOrder } from "../../../modules/haipay/ledger/collect-order";
import { attempt, STEP_SIZE, sweepInSteps, type SweepRun } from "../sweep-run";
import { listDeadCompletions, wasMadeByLaterCompletion, type DeadCompletion } from "./dead-completions";
import { findMissingParts } from "./missing-parts";
import { findLinkedOrders, findLooseOrder } from "./orders-of-completion";
import { tellHalfMade } from "./tell";

/** A completion that has not ended by then never will. */
const DEAD_AFTER_MS = 10 * 60_000;
const FIRST_LOOK_BACK_MS = 24 * 60 * 60_000;

/**
 * Tells of orders that a killed process left half made. Medusa's steps each commit for themselves: first the order,
 * then side by side its links, the cart's `completed_at` and the reservation, then the payment; the event comes last.
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
  const rows = await haipay.sweptRows.listOfCarts([completion.cartId]);
  if (rows.length === 0) return;
  let isMade = false;
  for (const { id, createdAt } of await findLinkedOrders(container, completion, rows)) {
    const isAnnounced = await wasMadeByLaterCompletion(container, completion, createdAt);
    isMade ||= !isAnnounced;
    await examine(run, rows, id, isAnnounced);
  }
  // A completion makes one order: an administrator may have made another of the same shape.
  const loose = isMade ? undefined : await findLooseOrder(container, completion, rows);
  if (loose) await examine(run, rows, loose.id, false);
}

async function examine(
  run: SweepRun,
  rows: readonly CollectOrder[],
  orderId: string,
  isAnnounced: boolean,
): Promise<void> {
  const order = await findMissingParts(run.container, orderId);
  if (!order) return;
  if (!isAnnounced) order.missing.push("order_placed_event");
  if (order.missing.length > 0) await tellHalfMade(run, rows, order);
}
