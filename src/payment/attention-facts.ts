import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { getMethod } from "../platform/catalogue";
import { owedBy, type Purchase } from "./owed";

/**
 * What a person needs in order to decide; sums in the unit of the currency, nothing about the buyer.
 *
 * @param purchase null when it cannot be read
 */
export function attentionFacts(row: CollectOrder, purchase: Purchase | null): Record<string, unknown> {
  const owed = purchase ? owedBy(purchase, row.payment_session_id) : undefined;
  return {
    method: row.method,
    currency: row.currency,
    charge_amount: row.charge_amount,
    received_amount: row.received_amount,
    owed_amount: owed?.amount ?? null,
    owed_currency: owed?.currency_code ?? null,
    platform_order_no: row.platform_order_no,
    cart_id: purchase?.cart_id ?? row.cart_id,
    medusa_order_id: purchase?.order?.id ?? null,
    display_id: purchase?.order?.display_id ?? null,
    payment_collection_id: purchase?.collection?.id ?? row.payment_collection_id,
    // Money from a store's till or a bank account cannot go back the way it came (protocol §8).
    needs_bank_account: getMethod(row.method).kind !== "ewallet",
  };
}
