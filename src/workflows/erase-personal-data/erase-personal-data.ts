import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { guardKeyOf } from "../../modules/haipay/guard-key";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { findCollectOrder } from "../settle-collect-order/settle-collect-order";
import { refuse } from "../settle-collect-order/unpaid-purchase";
import { readRecords } from "../show-ledger/records";
import { whyStillNeeded } from "../../modules/haipay/ledger/why-still-needed";

export interface PersonalDataErasure {
  collect_order_id: string;
  /** The user who decides so. */
  actor_id: string;
}

/**
 * Erases a shopper's data of one collect order, its history, attentions and refunds; sums, times and ids stay. Medusa's
 * own order, cart and customer are not touched.
 *
 * @throws MedusaError NOT_ALLOWED with the reason while the data are still needed, CONFLICT when they were erased
 *   already; GuardBusyError when others work on the purchase
 */
export async function erasePersonalData(
  container: MedusaContainer,
  { collect_order_id, actor_id }: PersonalDataErasure,
): Promise<CollectOrder> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const known = await findCollectOrder(haipay, collect_order_id);
  const erased = await haipay.guard.run(guardKeyOf(known), async () => {
    const row = await findCollectOrder(haipay, collect_order_id);
    if (row.erased_at !== null) throw erasedAlready(row.erased_at);
    const { attentions, refunds } = await readRecords(haipay, row);
    const reason = whyStillNeeded(row, attentions, refunds);
    if (reason !== undefined) throw refuse(reason);
    return haipay.erasure.erase(row, { actor_id });
  });
  if (!erased) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      "The payment moved at this moment. Look at it again, then decide.",
    );
  }
  haipay.logger.info(`HaiPay: ${actor_id} erased the shopper's data of collect order ${erased.order_id}.`);
  return erased;
}

function erasedAlready(at: Date): MedusaError {
  return new MedusaError(
    MedusaError.Types.CONFLICT,
    `The shopper's data of this payment were erased already, on ${at.toISOString()}.`,
  );
}
