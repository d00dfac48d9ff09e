import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { GuardBusyError } from "../../modules/haipay/guard";
import { guardKeyOfCart } from "../../modules/haipay/guard-key";
import { findStaleCartLocks, freeStaleCartLock } from "../free-stale-lock/free-stale-lock";
import type { SweepRun } from "./sweep-run";

/** Frees Medusa's locks of these rows' carts that have outlived their time, where nobody is at work. */
export async function freeStaleLocks(run: SweepRun, rows: readonly CollectOrder[]): Promise<void> {
  const cartIds = new Set(rows.map(({ cart_id }) => cart_id).filter((id) => id !== null));
  for (const cartId of await findStaleCartLocks(run.container, [...cartIds])) {
    try {
      const isFreed = await run.haipay.guard.run(
        guardKeyOfCart(cartId),
        () => freeStaleCartLock(run.container, cartId),
        0,
      );
      if (isFreed) run.report.freedLocks++;
    } catch (error) {
      if (!(error instanceof GuardBusyError)) throw error;
    }
  }
}
