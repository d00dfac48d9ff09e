import { guardKeyOf } from "../../modules/haipay/guard";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { ErasureAct } from "../../modules/haipay/ledger/erasure";
import { whyNotErased } from "../acts/erase-personal-data";
import { attempt, STEP_SIZE, sweepInSteps, type SweepRun } from "./sweep-run";

const DAY_MS = 86_400_000;
/** How often the ledger is searched for requested erasures and for data past its retention. */
const REQUESTED_EVERY_MS = 10 * 60_000;
const RETENTION_EVERY_MS = 6 * 60 * 60_000;

/** Erases data whose erasure was requested while they were still needed. */
export async function eraseRequested(run: SweepRun): Promise<void> {
  const { erasure } = run.haipay.ledger;
  await erasePages(run, "erase-requested", REQUESTED_EVERY_MS, "requested", (after) =>
    erasure.listRequested(after, STEP_SIZE),
  );
}

/** Erases the buyers' data of purchases that ended the configured number of days ago, paid or unpaid. */
export async function eraseOutdated(run: SweepRun): Promise<void> {
  const { erasure } = run.haipay.ledger;
  const { buyerRetentionDays, paidBuyerRetentionDays } = await run.haipay.settings.readGeneral();
  const before = (days: number): Date => new Date(run.now.getTime() - days * DAY_MS);
  if (buyerRetentionDays > 0) {
    await erasePages(run, "erase-unpaid", RETENTION_EVERY_MS, "retention", (after) =>
      erasure.listEndedUnpaid(before(buyerRetentionDays), after, STEP_SIZE),
    );
  }
  if (paidBuyerRetentionDays > 0) {
    await erasePages(run, "erase-paid", RETENTION_EVERY_MS, "retention", (after) =>
      erasure.listEndedPaid(before(paidBuyerRetentionDays), after, STEP_SIZE),
    );
  }
}

/** Goes through the rows page by page, and pauses when it reaches the end. */
async function erasePages(
  run: SweepRun,
  id: string,
  everyMs: number,
  because: ErasureAct["because"],
  list: (after: string | null) => Promise<CollectOrder[]>,
): Promise<void> {
  await sweepInSteps(run, id, async ({ position, swept_until }) => {
    if (position === null && swept_until !== null && run.now.getTime() - swept_until.getTime() < everyMs) {
      return { position: null };
    }
    const rows = await list(position);
    const purchases = new Map([...rows].reverse().map((row) => [guardKeyOf(row), row]));
    let done = position;
    for (const row of [...purchases.values()].reverse()) {
      if (Date.now() >= run.end && done !== position) return { position: done };
      await attempt(run, `erase the shopper's data of ${row.platform_order_id}`, async () => {
        const act = { actor_id: "system", because };
        const waits = await whyNotErased(run.container, { collect_order_id: row.id, ...act });
        if (waits === undefined) run.report.erased++;
      });
      done = row.id;
    }
    if (rows.length === STEP_SIZE) return { position: rows[STEP_SIZE - 1].id };
    return { position: null, swept_until: run.now };
  });
}
