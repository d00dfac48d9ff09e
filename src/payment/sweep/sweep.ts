import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";
import { sweepCancelledOrders } from "./cancelled-orders";
import { forgetAnnouncements, forgetChoices, forgetHistory, forgetLimits } from "./forget";
import { eraseOutdated, eraseRequested } from "./personal-data";
import { sweepHalfMadeOrders, sweepReportedOrders } from "./half-made-orders";
import { sweepRows } from "./rows";
import { attempt, type SweepReport, type SweepRun } from "./sweep-run";
import { sweepUncapturedMoney } from "./uncaptured-money";

export interface SweepOptions {
  /** No new step is begun after so many ms; every part takes one step at least. */
  budgetMs?: number;
  /** The instant by which things are old or new; the present by default. */
  now?: Date;
}

/**
 * Finds what lost events and crashes have left since the last run, on whichever instance, and mends the ledger or
 * tells a person. Each part is claimed, works in bounded steps and goes on where it stood, so that the cost follows
 * what is open and what changed lately; when nothing was lost nothing is written.
 */
export async function sweep(
  container: MedusaContainer,
  { budgetMs = 10_000, now = new Date() }: SweepOptions = {},
): Promise<SweepReport> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const report: SweepReport = {
    cancelled: 0,
    placed: 0,
    issued: 0,
    superseded: 0,
    forgotten: 0,
    erased: 0,
    halfMade: 0,
    whole: 0,
    reopened: 0,
    freedLocks: 0,
    failed: 0,
  };
  const run: SweepRun = { container, haipay, now, end: Date.now() + budgetMs, report };
  // What a dead completion left is told with all that is known of it, before its order is merely found.
  await attempt(run, "look for half-made orders", () => sweepHalfMadeOrders(run));
  await attempt(run, "look at half-made orders again", () => sweepReportedOrders(run));
  await attempt(run, "look at open collect orders", () => sweepRows(run, "watched"));
  await attempt(run, "look for money in no order", () => sweepUncapturedMoney(run));
  await attempt(run, "look at choices", () => sweepRows(run, "chosen"));
  await attempt(run, "look for cancelled orders", () => sweepCancelledOrders(run));
  await attempt(run, "remove old choices", () => forgetChoices(run));
  await attempt(run, "erase what was asked for", () => eraseRequested(run));
  await attempt(run, "erase shoppers' data whose time is up", () => eraseOutdated(run));
  await attempt(run, "remove old announcements", () => forgetAnnouncements(run));
  await attempt(run, "remove what the limits counted", () => forgetLimits(run));
  await attempt(run, "remove old history", () => forgetHistory(run));
  const found = Object.entries(report).filter(([, count]) => count > 0);
  if (found.length > 0) {
    haipay.logger.info(
      `HaiPay: the sweep found ${found.map(([what, count]) => `${what} ${count}`).join(", ")}.`,
    );
  }
  return report;
}
