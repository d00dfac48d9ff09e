import { MedusaError } from "@medusajs/framework/utils";
import { isTakenOver } from "../../modules/haipay/ledger/refunded";
import type { CollectOrderState } from "../../modules/haipay/ledger/transitions";
import { tryToAsk } from "../../modules/haipay/operations/try-to-ask";
import type HaipayModuleService from "../../modules/haipay/service";
import { shopperMessage } from "../../providers/haipay/shopper-message";

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
  locale: string | null,
): Promise<void> {
  for (const sessionId of paymentSessionIds) {
    for (const known of await haipay.collectOrders.listBySession(sessionId)) {
      const row = PAYABLE.includes(known.state) ? await tryToAsk(haipay, known) : known;
      if (row.state !== "paid" || isTakenOver(row)) continue;
      const reader = { ...row, locale: locale ?? row.locale };
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, shopperMessage("alreadyPaid", reader));
    }
  }
}
