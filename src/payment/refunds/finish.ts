import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { withKnownPurchase } from "../with-purchase";
import { completeRefund } from "./book";
import { completeCorrection } from "./complete-correction";

/** After this long, in ms, a process that records a refund has finished or died. */
const UNDER_WAY_MS = 60_000;

/** Finishes the refunds and corrections of a collect order that a crash left half done. The caller holds the guard. */
export async function finishRefunds(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<void> {
  for (const entry of await haipay.ledger.refunds.list(row.id)) {
    if (entry.booked_at !== null) continue;
    const complete = entry.corrects_id === null ? completeRefund : completeCorrection;
    await complete(container, haipay, row, entry);
  }
}

/**
 * Finishes every recorded refund that a crash left half done: a person has already paid it out and recorded it.
 *
 * @returns how many collect orders had one and no longer have any
 */
export async function finishHalfDoneRefunds(container: MedusaContainer): Promise<number> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  let finished = 0;
  for (const id of await haipay.ledger.refunds.listHalfDone(new Date(Date.now() - UNDER_WAY_MS))) {
    const row = await haipay.ledger.collectOrders.find(id);
    if (row && (await finish(container, haipay, row))) finished++;
  }
  return finished;
}

async function finish(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  known: CollectOrder,
): Promise<boolean> {
  try {
    await withKnownPurchase(container, known, (_haipay, row) => finishRefunds(container, haipay, row));
    return true;
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: a refund of collect order ${known.platform_order_id} is still half done: ${(error as Error).message}`,
    );
    return false;
  }
}
