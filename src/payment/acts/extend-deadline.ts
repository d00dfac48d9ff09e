import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { STATUS } from "../../platform/schema";
import { refreshSession } from "../refresh-session";
import { refuse } from "../refuse";
import { settleUnderGuard } from "../settle";
import { withPurchase } from "../with-purchase";
import { reissueSlip } from "./reissue-slip";
import { requireUnpaidPurchase } from "./unpaid-purchase";

const MOST_DAYS = 60;
const DAY_MS = 86_400_000;

export interface DeadlineExtension {
  collect_order_id: string;
  /** The new deadline: later than now, at most 60 days ahead. */
  expires_at: Date;
  /** Whether the buyer also gets a new slip, because the present one ends sooner. */
  reissue?: boolean;
  /** The user who decides this. */
  actor_id: string;
}

/**
 * Gives the buyer more time: the order is not cancelled before the new deadline. When the platform itself stops taking the
 * money is beyond our control: past that, a new slip has to be issued with it.
 *
 * @returns the collect order that can be paid now: the new one if a new slip was issued
 * @throws RefusedError for a deadline out of range, and when the order cannot be paid any more
 */
export async function extendDeadline(
  container: MedusaContainer,
  extension: DeadlineExtension,
): Promise<CollectOrder> {
  checkDeadline(extension.expires_at, new Date());
  if (extension.reissue) return reissueSlip(container, extension);
  return withPurchase(container, extension.collect_order_id, (haipay, row) =>
    extendUnderGuard(container, haipay, row, extension),
  );
}

async function extendUnderGuard(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  { expires_at, actor_id }: DeadlineExtension,
): Promise<CollectOrder> {
  const hasEnded = row.state === "expired" && row.platform_status === STATUS.failed;
  if ((row.state !== "open" && row.state !== "expired") || hasEnded) {
    throw row.state === "paid"
      ? refuse("paid_already")
      : refuse("no_longer_payable", { figures: { state: row.state } });
  }
  const purchase = await requireUnpaidPurchase(container, row);
  const extended = await haipay.ledger.collectOrders.extend(row, expires_at, { actor_id });
  if (!extended) throw refuse("moved");
  await haipay.ledger.attentions.resolve(row.id, ["not_cancelled"], actor_id, "The deadline was extended.");
  await refreshSession(container, haipay, extended, purchase);
  // Only what the platform says now counts: money may have come already.
  return settleUnderGuard(container, extended).catch((error: Error) => {
    haipay.logger.warn(
      `HaiPay: collect order ${row.platform_order_id} could not be asked about: ${error.message}`,
    );
    return extended;
  });
}

function checkDeadline(expiresAt: Date, now: Date): void {
  const wait = expiresAt.getTime() - now.getTime();
  if (wait > 0 && wait <= MOST_DAYS * DAY_MS) return;
  const latest = new Date(now.getTime() + MOST_DAYS * DAY_MS).toISOString();
  throw refuse("deadline_range", { field: "expires_at", figures: { most_days: MOST_DAYS, latest } });
}
