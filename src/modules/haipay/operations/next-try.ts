import type { Choice, CollectOrder } from "../ledger/collect-order";
import type HaipayModuleService from "../service";

/** What the shopper chose, for a new row. */
export function copyChoice(row: CollectOrder): Choice {
  return {
    payment_collection_id: row.payment_collection_id,
    cart_id: row.cart_id,
    medusa_order_id: row.medusa_order_id,
    customer_id: row.customer_id,
    provider_id: row.provider_id,
    method: row.method,
    currency: row.currency,
    flow: row.flow,
    buyer_name: row.buyer_name,
    buyer_phone: row.buyer_phone,
    buyer_email: row.buyer_email,
    partner_user_id: row.partner_user_id,
    buyer_source: row.buyer_source,
    session_amount: row.session_amount,
    locale: row.locale,
    return_url: row.return_url,
  };
}

/**
 * A new row for the same payment session: an order id is never used again (protocol §4).
 *
 * @param sums what is asked for; the same as before by default
 */
export async function prepareNextTry(
  haipay: HaipayModuleService,
  row: CollectOrder,
  sums: Pick<CollectOrder, "session_amount" | "charge_amount"> = row,
): Promise<CollectOrder> {
  const { payment_session_id, expires_at } = row;
  const { session_amount, charge_amount } = sums;
  const choice = await haipay.collectOrders.choose(copyChoice(row));
  const bound = await haipay.collectOrders.bind(choice.id, {
    payment_session_id,
    session_amount,
    charge_amount,
    expires_at,
  });
  return bound ?? choice;
}
