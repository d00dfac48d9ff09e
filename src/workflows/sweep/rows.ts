import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isApplyDead } from "../../modules/haipay/ledger/dead-apply";
import { guardKeyOf } from "../../modules/haipay/guard-key";
import { followCancelledOrder } from "../follow-cancelled-order/follow-cancelled-order";
import { followPlacedOrder } from "../follow-placed-order/follow-placed-order";
import { issueMissingSlip } from "../issue-missing-slip/issue-missing-slip";
import { isCancelled, isNothing, owedBy } from "../../payment/owed";
import { findPurchase } from "../../payment/purchase";
import { freeStaleLocks } from "./free-stale-locks";
import { reportUnannounced } from "./half-made/unannounced-orders";
import { findSurroundings, type Surroundings, type SweptOrder } from "./surroundings";
import { attempt, STEP_SIZE, sweepInSteps, type SweepRun } from "./sweep-run";

/** A row that changed so lately may be in the middle of something. */
const SETTLES_WITHIN_MS = 3 * 60_000;
/** By then an order's event has been heard by those who ever will. */
const HEARD_WITHIN_MS = 10 * 60_000;
/** Server-side code may choose a method first and make the payment session later. */
const UNBOUND_CHOICE_MS = 24 * 60 * 60_000;

/** Looks at every row that may still move: watched at the platform, or chosen and not there yet. */
export async function sweepRows(run: SweepRun, which: "watched" | "chosen"): Promise<void> {
  const { sweptRows } = run.haipay;
  await sweepInSteps(run, which, async ({ position, created_at }) => {
    const rows =
      which === "watched"
        ? await sweptRows.listWatched(position, STEP_SIZE)
        : await sweptRows.listChosen(position, STEP_SIZE);
    const surroundings = await findSurroundings(run.container, rows);
    for (const row of rows) {
      await attempt(run, `look at collect order ${row.order_id}`, () =>
        lookAt(run, row, surroundings, created_at),
      );
    }
    await freeStaleLocks(run, rows);
    if (rows.length === STEP_SIZE) return { position: rows[STEP_SIZE - 1].id };
    return { position: null, swept_until: run.now };
  });
}

/** @param since when sweeping began in this shop: earlier orders were never listened for */
async function lookAt(
  run: SweepRun,
  row: CollectOrder,
  surroundings: Surroundings,
  since: Date,
): Promise<void> {
  const order = surroundings.orderOf(row);
  if (order && isCancelled(order)) return followCancellation(run, row, order);
  if (order && row.medusa_order_id === null && isOlder(run, order.created_at, HEARD_WITHIN_MS)) {
    await followPlacedOrder(run.container, order.id);
    run.report.placed++;
    if (new Date(order.created_at) > since) await reportUnannounced(run, row, order.id);
  }
  if (order && row.state === "chosen" && isOlder(run, order.created_at, HEARD_WITHIN_MS)) {
    await issueSlip(run, row);
  } else if (isOlder(run, row.updated_at, SETTLES_WITHIN_MS)) await endWhenGone(run, row, surroundings);
}

/** An order whose completion died before the platform was asked would wait for its money for ever. */
async function issueSlip(run: SweepRun, row: CollectOrder): Promise<void> {
  const { cart_id: cartId } = row;
  if (cartId === null) return;
  const isIssued = await run.haipay.guard.run(guardKeyOf(row), () => issueMissingSlip(run.container, cartId));
  if (isIssued) run.report.issued++;
}

async function followCancellation(run: SweepRun, row: CollectOrder, order: SweptOrder): Promise<void> {
  const mayBePaid = row.state === "open" || row.state === "unknown";
  if (!mayBePaid || !isOlder(run, order.canceled_at ?? order.created_at, SETTLES_WITHIN_MS)) return;
  if (row.medusa_order_id === null) await followPlacedOrder(run.container, order.id);
  await followCancelledOrder(run.container, order.id);
  run.report.cancelled++;
}

/** What Medusa's deletion of a payment session would have said, had it been heard. */
async function endWhenGone(run: SweepRun, row: CollectOrder, surroundings: Surroundings): Promise<void> {
  const { collectOrders, sweptRows } = run.haipay;
  const isGone = surroundings.isSessionGone(row);
  if (row.state === "chosen") {
    const isUnbound = row.payment_session_id === null && isOlder(run, row.created_at, UNBOUND_CHOICE_MS);
    if ((isGone || isUnbound) && (await sweptRows.discard(row))) run.report.forgotten++;
    return;
  }
  if (!isPayable(run, row)) return;
  const isPaid = surroundings.hasOtherPayments(row) && (await isPaidElsewhere(run, row));
  const last_error = isPaid
    ? "The order was paid another way."
    : isGone
      ? "The payment session is gone, and its end was not heard of."
      : undefined;
  if (last_error === undefined) return;
  if (await collectOrders.transition(row, "superseded", { last_error })) run.report.superseded++;
}

/** By what the purchase owes now: its payment collection may ask for less. */
async function isPaidElsewhere({ container }: SweepRun, row: CollectOrder): Promise<boolean> {
  const owed = owedBy(await findPurchase(container, row), row.payment_session_id);
  return owed !== undefined && isNothing(owed);
}

function isPayable({ now }: SweepRun, row: CollectOrder): boolean {
  if (row.state === "applying") return isApplyDead(row, now);
  return row.state === "open" || row.state === "unknown";
}

function isOlder({ now }: SweepRun, instant: Date | string, ms: number): boolean {
  return now.getTime() - new Date(instant).getTime() > ms;
}
