import type { CollectOrderFacts, PurchaseFacts } from "../modules/haipay/ledger/attention-facts";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { getMethod } from "../platform/catalogue";
import { owedBy, type Purchase } from "./owed";

/**
 * What a person needs in order to decide; sums in the unit of the currency, nothing about the buyer.
 *
 * @param purchase null when it cannot be read
 */
export function attentionFacts(row: CollectOrder, purchase: Purchase | null): PurchaseFacts {
  const owed = purchase ? owedBy(purchase, row.payment_session_id) : undefined;
  return {
    ...collectOrderFacts(row),
    owed_amount: owed?.amount ?? null,
    owed_currency: owed?.currency_code ?? null,
    cart_id: purchase?.cart_id ?? row.cart_id,
    medusa_order_id: purchase?.order?.id ?? null,
    display_id: purchase?.order?.display_id ?? null,
    payment_collection_id: purchase?.collection?.id ?? row.payment_collection_id,
  };
}

/** What the ledger knows on its own; sums in the unit of the currency, nothing about the buyer. */
export function collectOrderFacts(row: CollectOrder): CollectOrderFacts {
  const { method, currency, charge_amount, received_amount, platform_order_no } = row;
  const needs_bank_account = getMethod(method).kind !== "ewallet";
  return { method, currency, charge_amount, received_amount, platform_order_no, needs_bank_account };
}
