import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isCancelled, isNothing, isSameSum, owedBy, sumOf, type Purchase } from "./owed";
import type { BuyerMessage } from "./buyer-messages";

/**
 * Why a slip must not be issued, or money not be let into an order: what the purchase owes at this moment is not the sum
 * of the collect order, in its currency.
 *
 * @returns undefined when nothing stands in the way
 */
export function whyNotOwed(row: CollectOrder, purchase: Purchase): BuyerMessage | undefined {
  const { order, session } = purchase;
  // Medusa has the payment already, and only asks again.
  if (session?.payment && !session.payment.canceled_at) return undefined;
  if (order && isCancelled(order)) return "orderCancelled";
  const owed = owedBy(purchase, row.payment_session_id);
  if (!owed) return "failed";
  const sum = sumOf(row);
  if (isSameSum(owed, sum)) return undefined;
  if (isNothing(owed)) return row.state === "paid" ? "paidAndChanged" : "nothingToPay";
  const sameCurrency = owed.currency_code.toLowerCase() === row.currency;
  if (order && order.version > 1 && row.applied_at !== null && sameCurrency) return undefined;
  return row.state === "paid" ? "paidAndChanged" : "sumChanged";
}
