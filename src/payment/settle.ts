import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { askPlatform } from "./ask";
import { attentionFacts, collectOrderFacts } from "./attention-facts";
import { followPayment } from "./capture";
import { findPurchase } from "./purchase";
import { expireWhenOverdue, followEnd, remindWhenDue } from "./unpaid";
import { withPurchase } from "./with-purchase";

/**
 * Makes Medusa match what the platform says about one collect order: the only path for the webhook, the return page,
 * reconcile and administrators. Repeated calls, in any order, give the same result.
 *
 * @returns the row as it stands afterwards
 * @throws PlatformError when no believable answer came, GuardBusyError while others work on the purchase,
 *   MedusaError NOT_FOUND, or whatever kept Medusa from following
 */
export async function settleCollectOrder(
  container: MedusaContainer,
  collectOrderId: string,
): Promise<CollectOrder> {
  return withPurchase(container, collectOrderId, (_haipay, row) => settleUnderGuard(container, row));
}

/** The same for a caller that already holds the guard of the purchase, and read the row while holding it. */
export async function settleUnderGuard(container: MedusaContainer, row: CollectOrder): Promise<CollectOrder> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (row.applied_at === null) return row;
  return followAnswer(container, haipay, hasJustArrived(row) ? row : await ask(container, haipay, row));
}

/** How long, in ms, nobody needs to ask again about money that a signed answer reported: only Medusa has to follow. */
const JUST_ARRIVED_MS = 120_000;

function hasJustArrived({ state, settled_at, answered_at }: CollectOrder): boolean {
  if (state !== "paid" || settled_at !== null || answered_at === null) return false;
  return Date.now() - answered_at.getTime() < JUST_ARRIVED_MS;
}

/** Money that a signed answer reported is followed even while the platform does not answer. @throws PlatformError even so */
async function ask(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  try {
    return await askPlatform(haipay, row);
  } catch (error) {
    if (row.state === "paid" && row.settled_at === null) await followAnswer(container, haipay, row);
    throw error;
  }
}

/**
 * Makes Medusa match what the ledger says about a collect order. The caller holds the guard of its purchase.
 *
 * @throws Error whatever kept Medusa from following; the row is then due, and a person is told after some minutes
 */
export async function followAnswer(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  try {
    return await follow(container, haipay, row);
  } catch (error) {
    const { message } = error as Error;
    await haipay.ledger.collectOrders.update(row.id, { next_check_at: new Date(), last_error: message });
    await tellWhenStuck(container, haipay, row, message);
    throw error;
  }
}

async function follow(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  answered: CollectOrder,
): Promise<CollectOrder> {
  const row = await expireWhenOverdue(container, haipay, answered);
  switch (row.state) {
    case "paid":
      return followPayment(container, haipay, row);
    case "failed":
    case "expired":
      return followEnd(container, haipay, row);
    default:
      return remindWhenDue(haipay, row);
  }
}

/** After this long, in ms, a temporary fault is over. */
const STUCK_AFTER_MS = 2 * 60_000;
const LONGEST_MESSAGE = 500;

/**
 * Puts money before a person if Medusa still cannot follow it after some minutes, whatever the reason. It is retried until
 * it works, which closes the attention, or until the person takes over.
 */
async function tellWhenStuck(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  message: string,
): Promise<void> {
  if (row.state !== "paid" || row.settled_at !== null) return;
  const since = (await haipay.ledger.history.findInstant(row.id, "paid")) ?? row.paid_at ?? row.updated_at;
  if (Date.now() - since.getTime() < STUCK_AFTER_MS) return;
  const purchase = await findPurchase(container, row).catch(() => null);
  const said = message.slice(0, LONGEST_MESSAGE);
  if (purchase && purchase.order === null) {
    await haipay.raiseAttention(row, "completion_failed", {
      ...attentionFacts(row, purchase),
      refusal: said,
    });
    return;
  }
  await haipay.raiseAttention(row, "being_booked", {
    ...collectOrderFacts(row),
    arrived_at: since.toISOString(),
    last_error: said,
  });
}
