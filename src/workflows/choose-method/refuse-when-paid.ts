import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { CollectOrderState } from "../../modules/haipay/ledger/transitions";
import { askPlatform } from "../../modules/haipay/operations/ask-platform";
import type HaipayModuleService from "../../modules/haipay/service";
import { shopperMessage } from "../../providers/haipay/shopper-message";

/** A shopper waits for this, so the question is short. */
const QUESTION = { totalTimeoutMs: 2_000, retries: 0 };
/** An earlier try of the same payment session is superseded, and its slip can be paid all the same. */
const PAYABLE: readonly CollectOrderState[] = ["open", "unknown", "superseded"];

/**
 * Refuses a new choice when the money for the present one is there. Asked before Medusa starts: it deletes the old
 * payment session while the new one is made, so a second order would be at the platform already.
 *
 * @throws MedusaError NOT_ALLOWED with a sentence for the shopper
 */
export async function refuseWhenPaid(
  haipay: HaipayModuleService,
  paymentSessionIds: readonly string[],
  locale: string | undefined,
): Promise<void> {
  for (const sessionId of paymentSessionIds) {
    for (const known of await haipay.collectOrders.listBySession(sessionId)) {
      const row = await askWhenPayable(haipay, known);
      if (row.state !== "paid") continue;
      const reader = { ...row, locale: locale ?? row.locale };
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, shopperMessage("alreadyPaid", reader));
    }
  }
}

async function askWhenPayable(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  if (!PAYABLE.includes(row.state)) return row;
  try {
    return await askPlatform(haipay, row, QUESTION);
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: collect order ${row.order_id} could not be asked about before a new choice: ${(error as Error).message}`,
    );
    return row;
  }
}
