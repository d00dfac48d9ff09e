import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import { guardKeyOf } from "../modules/haipay/guard";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { announceSoon } from "./announce";
import { refuse } from "./refuse";

/**
 * Works on a collect order as everything that changes one must: under the guard of its purchase, with the row as it is
 * at that point. Whatever the outcome, what there is to announce is announced.
 *
 * @throws RefusedError no_such_collect_order; GuardBusyError when others work on the purchase for too long; whatever the work throws
 */
export async function withPurchase<Result>(
  container: MedusaContainer,
  collectOrderId: string,
  work: (haipay: HaipayModuleService, row: CollectOrder) => Promise<Result>,
): Promise<Result> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  return withKnownPurchase(container, await findCollectOrder(haipay, collectOrderId), work);
}

/**
 * The same for a caller that has just read what identifies the purchase.
 *
 * @param isLeft whether another process continues what the work has left, and announces it with the rest
 * @throws likewise
 */
export async function withKnownPurchase<Result>(
  container: MedusaContainer,
  known: Parameters<typeof guardKeyOf>[0] & Pick<CollectOrder, "id">,
  work: (haipay: HaipayModuleService, row: CollectOrder) => Promise<Result>,
  isLeft: () => boolean = () => false,
): Promise<Result> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  try {
    return await haipay.guard.run(guardKeyOf(known), async () =>
      work(haipay, await findCollectOrder(haipay, known.id)),
    );
  } finally {
    if (!isLeft()) announceSoon(container, known.id);
  }
}

/** @throws RefusedError no_such_collect_order */
export async function findCollectOrder(haipay: HaipayModuleService, id: string): Promise<CollectOrder> {
  const row = typeof id === "string" ? await haipay.ledger.collectOrders.find(id) : undefined;
  if (row) return row;
  throw refuse("no_such_collect_order");
}
