import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { guardKeyOf } from "../../modules/haipay/guard";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { announceSoon } from "../announce";
import { refreshSession } from "../refresh-session";
import { findCollectOrder, settleUnderGuard } from "../settle";
import { refuse, requireUnpaidPurchase } from "./unpaid-purchase";

const MOST_DAYS = 60;
const DAY_MS = 86_400_000;

export interface DeadlineExtension {
  collect_order_id: string;
  /** The new deadline: later than now, at most 60 days ahead. */
  expires_at: Date;
  /** The user who decides so. */
  actor_id: string;
}

/**
 * Gives the shopper more time: until then the order is not cancelled. When the platform itself stops taking the money
 * is not ours to say; a slip that it ended is issued anew instead.
 *
 * @throws MedusaError INVALID_DATA for a deadline out of range, NOT_ALLOWED when the order cannot be paid any more
 */
export async function extendDeadline(
  container: MedusaContainer,
  extension: DeadlineExtension,
): Promise<CollectOrder> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  checkDeadline(extension.expires_at, new Date());
  const known = await findCollectOrder(haipay, extension.collect_order_id);
  const extended = await haipay.guard.run(guardKeyOf(known), () =>
    extendUnderGuard(container, haipay, extension),
  );
  announceSoon(container, known.id);
  return extended;
}

async function extendUnderGuard(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  { collect_order_id, expires_at, actor_id }: DeadlineExtension,
): Promise<CollectOrder> {
  const row = await findCollectOrder(haipay, collect_order_id);
  if (row.state !== "open" && row.state !== "expired") {
    throw refuse(
      row.state === "paid"
        ? "This purchase is paid already."
        : `The platform takes no money for this one any more (${row.state}). Issue the slip anew instead.`,
    );
  }
  const purchase = await requireUnpaidPurchase(container, row);
  const extended = await haipay.collectOrders.extend(row, expires_at, { actor_id });
  if (!extended) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      "The payment moved at this moment. Look at it again, then decide.",
    );
  }
  await haipay.attentions.resolve(row.id, ["not_cancelled"], actor_id, "The deadline was extended.");
  await refreshSession(container, haipay, extended, purchase);
  // What the platform says now counts: money may be there already.
  return settleUnderGuard(container, extended).catch((error: Error) => {
    haipay.logger.warn(`HaiPay: collect order ${row.order_id} could not be asked about: ${error.message}`);
    return extended;
  });
}

function checkDeadline(expiresAt: Date, now: Date): void {
  const wait = expiresAt.getTime() - now.getTime();
  if (wait > 0 && wait <= MOST_DAYS * DAY_MS) return;
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `expires_at must be later than now and at most ${MOST_DAYS} days ahead.`,
  );
}
