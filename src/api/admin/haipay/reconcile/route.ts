import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../modules/haipay";
import type HaipayModuleService from "../../../../modules/haipay/service";
import { reconcile, type ReconcileReport } from "../../../../payment/reconcile";
import { actorOf, answering } from "../answering";
import { parseInput } from "../input";

/** Shorter than a proxy in front of the shop waits. */
const BUDGET_MS = 20_000;

export interface ReconcileAnswer {
  /** `more`: something is still due; ask again. */
  reconcile: ReconcileReport & { more: boolean };
}

/** Settles what is due, at once. */
export const POST = answering<ReconcileAnswer>(async (req, res) => {
  parseInput(z.object({}), req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const report = await reconcile(req.scope, { budgetMs: BUDGET_MS });
  const due = await haipay.listCollectOrders(
    { next_check_at: { $lte: new Date() } },
    { take: 1, select: ["id"] },
  );
  haipay.logger.info(
    `HaiPay: ${actorOf(req)} reconciled ${report.settled} collect orders, ${report.failed} not yet.`,
  );
  res.json({ reconcile: { ...report, more: due.length > 0 } });
});
