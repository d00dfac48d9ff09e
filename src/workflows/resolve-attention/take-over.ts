import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import type { AttentionReason } from "../../modules/haipay/ledger/attention-reasons";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { isCancelled } from "../../payment/owed";
import { findPurchase } from "../../payment/purchase";

/** What is about money that no order has: whoever resolves one has decided what becomes of the money. */
const ABOUT_THE_MONEY: readonly AttentionReason[] = [
  "orphaned",
  "late",
  "duplicate",
  "completion_failed",
  "mismatch",
  "total_changed",
];

/**
 * Takes money that Medusa has not captured out of the machine's hands: it is neither authorized nor captured afterwards,
 * and no order is placed with it, by whomever. The caller holds the guard of the purchase.
 *
 * @param reason of the attention that a person resolves
 * @throws MedusaError CONFLICT when the machine can book the money after all, or has
 */
export async function takeOver(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  reason: AttentionReason,
): Promise<void> {
  if (row.state !== "paid" || row.captured_payment_id !== null || !ABOUT_THE_MONEY.includes(reason)) return;
  const { order, session } = await findPurchase(container, row);
  const isCaptured = Boolean(session?.payment?.captured_at);
  const canBeBooked = row.settled_at === null && order !== null && !isCancelled(order) && session !== null;
  if (canBeBooked || (isCaptured && reason !== "duplicate")) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `The cart has meanwhile become order #${order?.display_id}. Ask the platform now: its payment is then captured, ` +
        `and this attention closes by itself.`,
    );
  }
  if (await haipay.collectOrders.takeOver(row)) return;
  throw new MedusaError(
    MedusaError.Types.CONFLICT,
    "The payment moved at this moment. Look at it again, then decide.",
  );
}
