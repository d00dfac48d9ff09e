import type { Attention } from "../../../modules/haipay/ledger/attentions";
import { attempt, STEP_SIZE, sweepInSteps, type SweepRun } from "../sweep-run";
import { findMissingParts } from "./missing-parts";
import { ordersOf, type HalfMadeFacts } from "./tell";

/** Closes the attention of each half-made order that is whole again, or was cancelled since. */
export async function sweepReportedOrders(run: SweepRun): Promise<void> {
  await sweepInSteps(run, "reported", async ({ position }) => {
    const open = (await run.haipay.listAttentions(
      { reason: "half_made", resolved_at: null, ...(position === null ? {} : { id: { $gt: position } }) },
      { order: { id: "ASC" }, take: STEP_SIZE },
    )) as unknown as Attention[];
    for (const attention of open) {
      await attempt(run, `look at attention ${attention.id} again`, () => lookAgain(run, attention));
    }
    return { position: open.length === STEP_SIZE ? open[STEP_SIZE - 1].id : null };
  });
}

async function lookAgain(run: SweepRun, attention: Attention): Promise<void> {
  const { missing } = attention.facts as unknown as HalfMadeFacts;
  let isCancelled = true;
  for (const orderId of ordersOf(attention)) {
    const order = await findMissingParts(run.container, orderId);
    if (!order) continue;
    isCancelled = false;
    // An event that was never emitted stays so; only a person can say that nobody misses it any more.
    if (order.missing.length > 0 || missing.includes("order_placed_event")) return;
  }
  const note = isCancelled ? "The order was cancelled or removed." : "The order is whole again.";
  if (await run.haipay.attentions.resolveOne(attention.id, "system", note)) run.report.whole++;
}
