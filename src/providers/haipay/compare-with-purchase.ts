import { container } from "@medusajs/framework";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { buyerMessage } from "../../payment/buyer-messages";
import { takeCompared } from "../../payment/compared-sums";
import { findPurchase } from "../../payment/purchase";
import { whyNotOwed } from "../../payment/why-not-owed";

/**
 * The last look before a slip is issued or money is let into an order, whoever placed the order and however: what the
 * purchase owes at this moment must be the sum of the collect order, in its currency. Medusa compares nothing itself,
 * and its payment collection may have been left behind.
 *
 * An order that staff edited while its slip was open is let through with the slip's sum; settling tells a person of
 * the difference.
 *
 * @throws MedusaError PAYMENT_AUTHORIZATION_ERROR with a sentence for the buyer
 */
export async function requireOwed(haipay: HaipayModuleService, row: CollectOrder): Promise<void> {
  if (row.payment_session_id !== null && takeCompared(row.payment_session_id)) return;
  const purchase = await findPurchase(container, row);
  const message = whyNotOwed(row, purchase);
  if (message === undefined) return;
  // Money that does not fit its purchase is put before a person by settling.
  if (row.state === "paid" && row.settled_at === null) await haipay.ledger.collectOrders.markDue(row.id);
  throw new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, buyerMessage(message, row));
}
