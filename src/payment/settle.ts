import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { askPlatform } from "./ask";
import { attentionFacts } from "./attention-facts";
import { followPayment } from "./capture";
import { findPurchase } from "./purchase";
import { expireWhenOverdue, followEnd, remindWhenDue } from "./unpaid";
import { withPurchase } from "./with-purchase";

/**
 * Brings Medusa to what the platform says of one collect order: the one path for the webhook, the return page,
 * reconcile and administrators. Any number of calls in any order ends the same.
 *
 * @returns the row as it stands afterwards
 * @throws PlatformError when no believable answer came, GuardBusyError when others work on the purchase,
 *   MedusaError NOT_FOUND, or what kept Medusa from following
 */
export async function settleCollectOrder(
  container: MedusaContainer,
  collectOrderId: string,
): Promise<CollectOrder> {
  return withPurchase(container, collectOrderId, (_haipay, row) => settleUnderGuard(container, row));
}

/** The same for a caller that holds the guard of the purchase already, and read the row while it did. */
export async function settleUnderGuard(container: MedusaContainer, row: CollectOrder): Promise<CollectOrder> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (row.applied_at === null) return row;
  return followAnswer(container, haipay, hasJustArrived(row) ? row : await ask(container, haipay, row));
}

/** So long, in ms, nobody need ask again about money that a signed answer told of: Medusa has yet to follow. */
const JUST_ARRIVED_MS = 120_000;

function hasJustArrived({ state, settled_at, answered_at }: CollectOrder): boolean {
  if (state !== "paid" || settled_at !== null || answered_at === null) return false;
  return Date.now() - answered_at.getTime() < JUST_ARRIVED_MS;
}

/** Money that a signed answer has told of is followed also while nobody answers. @throws PlatformError all the same */
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
 * Brings Medusa to what the ledger says of a collect order. The caller holds the guard of its purchase.
 *
 * @throws Error what kept Medusa from following; the row is due then, and a person is told after minutes
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

/** What a moment mends has mended by then. In ms. */
const STUCK_AFTER_MS = 2 * 60_000;
const LONGEST_MESSAGE = 500;

/**
 * Puts money before a person that Medusa still cannot follow after minutes, whatever keeps it. It is tried again until
 * it works, which closes the attention, or until the person has taken over.
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
  const refusal = message.slice(0, LONGEST_MESSAGE);
  await haipay.raiseAttention(row, "completion_failed", { ...attentionFacts(row, purchase), refusal });
}
