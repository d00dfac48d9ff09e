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
  /** No new step is started after this many ms; every part takes at least one step. */
  budgetMs?: number;
  /** The instant against which ages are measured; now by default. */
  now?: Date;
}

/**
 * Finds what lost events and crashes have left behind since the last run, on any instance, and repairs the ledger or
 * tells a person. Each part is claimed, works in bounded steps and continues where it stopped, so that the cost depends on
 * what is open and what changed recently; when nothing was lost, nothing is written.
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
  // First, so that a dead completion is reported in full before its order turns up elsewhere without that context.
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
