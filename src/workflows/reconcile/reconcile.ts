import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { settleCollectOrder } from "../settle-collect-order/settle-collect-order";

/** Longer than any settle takes; a claim of a run that died ends after it. */
const LEASE_MS = 120_000;

export interface ReconcileOptions {
  /** How many collect orders at once; the setting by default. */
  concurrency?: number;
  /** No new order is begun after so many ms. */
  budgetMs?: number;
}

export interface ReconcileReport {
  /** Orders that were brought to what the platform says. */
  settled: number;
  /** Orders that could not be settled now; each is tried again. */
  failed: number;
}

/**
 * Settles every collect order that is due, whatever notifications came or were lost: a bounded number at once, one
 * claim each, so that several instances share the work.
 */
export async function reconcile(
  container: MedusaContainer,
  { concurrency, budgetMs = 50_000 }: ReconcileOptions = {},
): Promise<ReconcileReport> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const report: ReconcileReport = { settled: 0, failed: 0 };
  const end = Date.now() + budgetMs;
  const workers = concurrency ?? (await haipay.settings.readGeneral()).reconcileConcurrency;
  await Promise.all(Array.from({ length: workers }, () => work(container, haipay, end, report)));
  return report;
}

async function work(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  end: number,
  report: ReconcileReport,
): Promise<void> {
  while (Date.now() < end) {
    const row = await haipay.dueOrders.claim(LEASE_MS);
    if (!row) return;
    if (await settleClaimed(container, haipay, row)) report.settled++;
    else report.failed++;
  }
}

async function settleClaimed(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<boolean> {
  try {
    await settleCollectOrder(container, row.id);
    return true;
  } catch (error) {
    const { message } = error as Error;
    haipay.logger.warn(`HaiPay: collect order ${row.order_id} could not be reconciled yet: ${message}`);
    await haipay.collectOrders.update(row.id, {
      next_check_at: await haipay.collectOrders.nextCheckOf(row),
      check_count: row.check_count + 1,
      last_error: message,
    });
    return false;
  }
}
