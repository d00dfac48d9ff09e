import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { Inquiry } from "../../modules/haipay/inquiry";
import { nextCheckAt } from "../../modules/haipay/ledger/check-schedule";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isWithoutNews, mayBeWithoutNews } from "../../modules/haipay/ledger/without-news";
import { noteUnanswered, whyUnanswered } from "../../modules/haipay/operations/note-unanswered";
import type HaipayModuleService from "../../modules/haipay/service";
import { SettingsError } from "../../modules/haipay/settings/settings-error";
import { settleCollectOrder } from "../settle-collect-order/settle-collect-order";
import { DueQueue, type DueOrder } from "./due-queue";
import { UnchangedOrders } from "./unchanged-orders";

/** So many rows are claimed at once for each one that is looked at: few enough to end within their lease. */
const CLAIMED_PER_WORKER = 5;
/** When a row is looked at again for which Medusa broke while the settings were wrong, in ms. */
const RETRY_MS = 600_000;

export interface ReconcileOptions {
  /** How many collect orders at once; the setting by default. */
  concurrency?: number;
  /** No new order is begun after so many ms. */
  budgetMs?: number;
}

export interface ReconcileReport {
  /** Orders that are at what the platform says. */
  settled: number;
  /** Orders that could not be settled now; each is tried again. */
  failed: number;
}

/**
 * Settles every collect order that is due, whatever notifications came or were lost: a bounded number at once, claimed
 * in batches, so that several instances share the work. An order without news takes no guard and no lock, and is
 * written down together with others; every other one is settled.
 */
export async function reconcile(
  container: MedusaContainer,
  { concurrency, budgetMs = 50_000 }: ReconcileOptions = {},
): Promise<ReconcileReport> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const end = Date.now() + budgetMs;
  const workers = concurrency ?? (await readConcurrency(haipay));
  const queue = new DueQueue(haipay.dueOrders, haipay.gateway, workers * CLAIMED_PER_WORKER);
  const run = { container, haipay, queue, unchanged: new UnchangedOrders(haipay.dueOrders, haipay.logger) };
  const report: ReconcileReport = { settled: 0, failed: 0 };
  try {
    await Promise.all(Array.from({ length: workers }, () => work(run, end, report)));
  } finally {
    await run.unchanged.write();
    await queue.close();
  }
  return report;
}

/** Settings that are wrong must not keep the rows out of sight: each is noted as not askable. */
async function readConcurrency({ settings }: HaipayModuleService): Promise<number> {
  try {
    return (await settings.readGeneral()).reconcileConcurrency;
  } catch (error) {
    if (error instanceof SettingsError) return 1;
    throw error;
  }
}

interface Run {
  container: MedusaContainer;
  haipay: HaipayModuleService;
  queue: DueQueue;
  unchanged: UnchangedOrders;
}

async function work(run: Run, end: number, report: ReconcileReport): Promise<void> {
  while (Date.now() < end) {
    const order = await run.queue.next();
    if (!order) return;
    if (await look(run, order)) report.settled++;
    else report.failed++;
  }
}

/** @returns whether the order is at what the platform says */
async function look(run: Run, order: DueOrder): Promise<boolean> {
  const { container, haipay } = run;
  const { row } = order;
  const rules = "inquiry" in order ? order.inquiry.deadlines : undefined;
  try {
    if ("trouble" in order) throw order.trouble;
    if (await passUnchanged(run, order)) return true;
    await settleCollectOrder(container, row.id);
    return true;
  } catch (thrown) {
    const error = thrown as Error;
    haipay.logger.warn(`HaiPay: collect order ${row.order_id} could not be reconciled yet: ${error.message}`);
    const because = whyUnanswered(error);
    const now = (await haipay.collectOrders.find(row.id)) ?? row;
    // Its money was followed although nobody answered.
    if (now.state === "paid" && now.settled_at !== null && row.settled_at === null) return false;
    if (because) await noteUnanswered(haipay, now, { because, error, rules });
    else {
      await haipay.collectOrders.update(row.id, {
        next_check_at: rules ? nextCheckAt(now, new Date(), rules) : new Date(Date.now() + RETRY_MS),
        check_count: now.check_count + 1,
        last_error: error.message,
      });
    }
    return false;
  }
}

/** @returns whether the platform had no news; otherwise the order is to be settled, which asks anew under the guard */
async function passUnchanged(
  { unchanged }: Run,
  { row, inquiry }: { row: CollectOrder; inquiry: Inquiry },
): Promise<boolean> {
  const now = new Date();
  const { deadlines } = inquiry;
  if (!mayBeWithoutNews(row, now, deadlines)) return false;
  if (!isWithoutNews(row, await inquiry.ask(row))) return false;
  await unchanged.add({ row, nextCheckAt: nextCheckAt({ ...row, answered_at: now }, now, deadlines) });
  return true;
}
