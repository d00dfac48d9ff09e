import type { MedusaContainer } from "@medusajs/framework/types";
import { compareAmounts, parsePlatformAmount } from "../../platform/money";
import { expiryOf } from "../../modules/haipay/deadline";
import type { AttentionReason } from "../../modules/haipay/ledger/attention-reasons";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { attentionFacts } from "./attention-facts";
import { findPurchase } from "../../payment/purchase";

/** The platform's "pending confirmation" (protocol §6): money may be under way. */
const PENDING_CONFIRMATION = -1;

/**
 * Ends a collect order whose deadline and grace have passed, going by the signed answer that was just recorded:
 * nothing was received and nothing is under way. The platform has no cancel call (protocol §4), so late money is
 * still watched for.
 *
 * @returns the row as it stands afterwards: still `open` when money may be on its way, which a person is told once
 */
export async function expireWhenOverdue(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  const now = new Date();
  const expiry = expiryOf(row);
  if (row.state !== "open" || expiry === null || expiry > now) return row;
  const doubt = doubtOf(row);
  if (doubt) {
    await tellOnce(container, haipay, row, doubt);
    return row;
  }
  const changes = { ended_at: now, last_error: "The deadline passed unpaid." };
  const expired = await haipay.collectOrders.transition(row, "expired", changes);
  // Somebody else may have moved it since it was asked about; then that end counts.
  return expired ?? (await haipay.collectOrders.find(row.id)) ?? row;
}

interface Doubt {
  reason: AttentionReason;
  facts: Record<string, unknown>;
}

function doubtOf(row: CollectOrder): Doubt | undefined {
  const received = parsePlatformAmount(row.received_amount ?? "0");
  if (compareAmounts(received, parsePlatformAmount("0")) > 0) {
    return { reason: "partial", facts: { deadline: "passed" } };
  }
  if (row.platform_status !== PENDING_CONFIRMATION) return undefined;
  return { reason: "not_cancelled", facts: { because: "pending_confirmation" } };
}

async function tellOnce(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  { reason, facts }: Doubt,
): Promise<void> {
  if (reason === "not_cancelled" && row.flow === "pay_first") return;
  if (await haipay.attentions.wasDecidedSince(row.id, reason, row.expires_at as Date)) return;
  const purchase = await findPurchase(container, row);
  await haipay.raiseAttention(row, reason, { ...attentionFacts(row, purchase), ...facts });
}
