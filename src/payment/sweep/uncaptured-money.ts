import { ABOUT_UNCAPTURED_MONEY } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { attempt, STEP_SIZE, sweepInSteps, type SweepRun } from "./sweep-run";

/** A row that changed this recently may be in the middle of something. */
const SETTLES_WITHIN_MS = 3 * 60_000;

/**
 * Finds money that is neither captured nor before a person and that nothing checks any more, whatever closed its
 * attention, and has it followed again.
 */
export async function sweepUncapturedMoney(run: SweepRun): Promise<void> {
  const { collectOrders } = run.haipay.ledger;
  await sweepInSteps(run, "uncaptured", async ({ position }) => {
    const rows = await collectOrders.listUncaptured(position, STEP_SIZE);
    for (const row of rows) {
      await attempt(run, `look at the money of collect order ${row.platform_order_id}`, () =>
        lookAt(run, row),
      );
    }
    return { position: rows.length === STEP_SIZE ? rows[STEP_SIZE - 1].id : null };
  });
}

async function lookAt({ haipay, now, report }: SweepRun, row: CollectOrder): Promise<void> {
  if (row.settled_at === null && row.next_check_at !== null) return;
  if (row.refunded_amount !== "0" || now.getTime() - row.updated_at.getTime() < SETTLES_WITHIN_MS) return;
  const open = await haipay.ledger.attentions.listOpen(row.id);
  if (open.some(({ reason }) => ABOUT_UNCAPTURED_MONEY.includes(reason))) return;
  if (await haipay.ledger.collectOrders.reopen(row)) report.reopened++;
}
