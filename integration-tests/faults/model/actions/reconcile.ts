import { reconcile as runReconcile, type ReconcileReport } from "../../../../src/payment/reconcile";
import { sweep } from "../../../../src/payment/sweep/sweep";
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
  const { report, failures } = await runAndListen(world);
  if (!world.mayFail) await expectUnanswerable(world, failures);
  const swept = await sweep(world.shop.container);
  if (!world.mayFail && (swept.failed > 0 || swept.halfMade > 0)) {
    throw new Violation(`Nobody crashed, and the sweep reports ${JSON.stringify(swept)}`);
  }
  return report;
}

/** Why each order that could not be settled could not, by its order id. */
type Failures = Map<string, string>;

/** The job says in its log which orders it could not settle. */
async function runAndListen(world: World): Promise<{ report: ReconcileReport; failures: Failures }> {
  const log = jest.spyOn(world.shop.haipay.logger, "warn");
  try {
    const report = await runReconcile(world.shop.container);
    const said = log.mock.calls.map(([text]) =>
      /collect order (\S+) could not be reconciled yet: (.*)/s.exec(text),
    );
    return { report, failures: new Map(said.flatMap((found) => (found ? [[found[1], found[2]]] : []))) };
  } finally {
    log.mockRestore();
  }
}

/**
 * Of an order that was never created, and only of such, the platform has nothing to say. Orders of earlier histories in
 * the same shop come due too, and are not judged here.
 */
async function expectUnanswerable(world: World, failures: Failures): Promise<void> {
  if (failures.size === 0) return;
  const known = new Set((await world.control.orders()).map(({ orderId }) => orderId));
  const wrong = (await world.slips(...world.purchases)).filter(
    ({ platform_order_id, state }) =>
      failures.has(platform_order_id) && known.has(platform_order_id) && state !== "failed",
  );
  if (wrong.length === 0) return;
  const written = wrong.map(
    ({ platform_order_id, state }) => `${platform_order_id} (${state}): ${failures.get(platform_order_id)}`,
  );
  throw new Violation(`Undisturbed, reconcile could not settle ${written.join("; ")}`);
}
