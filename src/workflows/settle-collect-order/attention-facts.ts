import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { getMethod } from "../../platform/catalogue";
import type { Purchase } from "../../payment/owed";

/** What a person needs in order to decide; sums in the unit of the currency, nothing about the buyer. */
export function attentionFacts(
  row: CollectOrder,
  { cart_id, order, collection }: Purchase,
): Record<string, unknown> {
  return {
    method: row.method,
    currency: row.currency,
    charge_amount: row.charge_amount,
    received_amount: row.received_amount,
    order_no: row.order_no,
    cart_id,
    medusa_order_id: order?.id ?? null,
    display_id: order?.display_id ?? null,
    payment_collection_id: collection?.id ?? row.payment_collection_id,
    // Money from a store's till or a bank account cannot go back the way it came (protocol §8).
    needs_bank_account: getMethod(row.method).kind !== "ewallet",
  };
}
