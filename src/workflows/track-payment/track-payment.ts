import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { settleCollectOrder } from "../settle-collect-order/settle-collect-order";
import { findSurroundings, type Surroundings } from "./surroundings";

/** The least time, in ms, between two questions to the platform for one payment session. */
const QUIET_MS = 3_000;

/** What the return page may know; nothing about the buyer. */
export interface TrackedPayment extends Surroundings {
  row: CollectOrder;
  needsAttention: boolean;
}

/**
 * Follows the payment of one payment session, settling it first when the last answer may be stale.
 *
 * @returns undefined when the session is not ours
 */
export async function trackPayment(
  container: MedusaContainer,
  paymentSessionId: string,
): Promise<TrackedPayment | undefined> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const known = await haipay.collectOrders.findOfSession(paymentSessionId);
  if (!known) return undefined;
  if (mayMove(known) && (await haipay.collectOrders.claimCheck(known.id, QUIET_MS))) {
    await settleQuietly(container, haipay, known);
  }
  const row = (await haipay.collectOrders.findOfSession(paymentSessionId)) ?? known;
  const open = await haipay.attentions.listOpen(row.id);
  return { row, needsAttention: open.length > 0, ...(await findSurroundings(container, haipay, row)) };
}

function mayMove({ applied_at, state, settled_at }: CollectOrder): boolean {
  return applied_at !== null && (state === "paid" ? settled_at === null : state !== "failed");
}

async function settleQuietly(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<void> {
  try {
    await settleCollectOrder(container, row.id);
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: collect order ${row.order_id} could not be settled for the return page: ${(error as Error).message}`,
    );
  }
}
