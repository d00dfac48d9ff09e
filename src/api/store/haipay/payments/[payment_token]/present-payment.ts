import type { Payment } from "../../../../../contract/store-api";
import { referenceOf, type TrackedPayment } from "../../../../../payment/track";
import { getMethod } from "../../../../../platform/catalogue";

/** The answer of the store API: amounts in yen or dollars as exact decimals, times as ISO 8601. */
export function presentPayment({ row, recognised, ...around }: TrackedPayment): Payment {
  const method = getMethod(row.method);
  const own = recognised ? around.order : null;
  return {
    payment_token: referenceOf(row),
    recognised,
    state: row.state,
    method: method.id,
    method_name: method.name,
    kind: method.kind,
    currency_code: row.currency,
    amount: row.charge_amount,
    received_amount: row.received_amount ?? "0",
    received_at: row.received_at?.toISOString() ?? null,
    left_amount: around.left,
    surplus_amount: around.surplus,
    slip: around.isPayable
      ? {
          platform_order_no: row.platform_order_no,
          pay_url: row.pay_url,
          bank_code: row.bank_code,
          bank_no: row.bank_no,
          qr_code: row.qr_code,
          expires_at: (row.slip_expires_at ?? row.expires_at)?.toISOString() ?? null,
        }
      : null,
    expires_at: row.expires_at?.toISOString() ?? null,
    paid_at: row.paid_at?.toISOString() ?? null,
    end: around.end,
    money_seen: around.moneySeen,
    order_kept_until: recognised ? (around.orderKeptUntil?.toISOString() ?? null) : null,
    shop: around.shop,
    order_placed: around.order !== null,
    medusa_order_id: own?.id ?? null,
    display_id: own?.display_id ?? null,
    order_cancelled: around.orderCancelled,
    needs_attention: around.needsAttention,
    replaced_by: around.replacedBy,
    another_way: recognised ? around.anotherWay : null,
  };
}
