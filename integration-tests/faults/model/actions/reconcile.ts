import { reconcile as runReconcile } from "../../../../src/workflows/reconcile/reconcile";
import { sweep } from "../../../../src/workflows/sweep/sweep";
import { done } from "../attempt";
import { Violation } from "../violation";
import type { World } from "../world";
import type { Performer } from "./performer";

/** So much time goes by that everything which is watched is due, and the job runs: reconcile and sweep. */
export const reconcile: Performer<"reconcile"> = async (world) => {
  const { settled, failed } = await reconcileAll(world);
  return done(`${settled} settled, ${failed} not yet`);
};

/** @throws Violation when something cannot be settled although nothing disturbs */
export async function reconcileAll(world: World): Promise<{ settled: number; failed: number }> {
  await world.database.query(
    `UPDATE haipay_collect_order SET next_check_at = now() - interval '1 second'
     WHERE next_check_at IS NOT NULL AND cart_id = ANY($1)`,
    [world.purchases.map(({ cart }) => cart.id)],
  );
  const report = await runReconcile(world.shop.container);
  if (report.failed > 0 && !world.mayFail) await expectAllUnanswerable(world);
  const swept = await sweep(world.shop.container);
  if (!world.mayFail && (swept.failed > 0 || swept.halfMade > 0)) {
    throw new Violation(`Nobody crashed, and the sweep reports ${JSON.stringify(swept)}`);
  }
  return report;
}

/** Of an order that was never created, and only of such, the platform has nothing to say. */
async function expectAllUnanswerable(world: World): Promise<void> {
  const known = new Set((await world.control.orders()).map(({ orderId }) => orderId));
  const failures = (await world.slips(...world.purchases)).filter(
    ({ order_id, state, last_error, next_check_at }) =>
      known.has(order_id) && state !== "failed" && last_error !== null && next_check_at !== null,
  );
  if (failures.length === 0) return;
  const written = failures.map(({ order_id, state, last_error }) => `${order_id} (${state}): ${last_error}`);
  throw new Violation(`Undisturbed, reconcile could not settle ${written.join("; ")}`);
}
