import type { Payment } from "../../../../../contract/store-api";
import type { TrackedPayment } from "../../../../../payment/track";
import { getMethod } from "../../../../../platform/catalogue";

/** The answer of the store API: amounts in yen or dollars as exact decimals, times as ISO 8601. */
export function presentPayment({ row, ...around }: TrackedPayment): Payment {
  const method = getMethod(row.method);
  const expires_at = row.expires_at?.toISOString() ?? null;
  // Nobody is shown how to pay for an order that was cancelled.
  const payable = row.state === "open" && !around.orderCancelled;
  return {
    payment_session_id: row.payment_session_id as string,
    state: row.state,
    method: method.id,
    method_name: method.name,
    kind: method.kind,
    currency_code: row.currency,
    amount: row.charge_amount,
    received_amount: row.received_amount ?? "0",
    slip: payable
      ? {
          platform_order_no: row.platform_order_no,
          pay_url: row.pay_url,
          bank_code: row.bank_code,
          bank_no: row.bank_no,
          qr_code: row.qr_code,
          expires_at,
        }
      : null,
    expires_at,
    paid_at: row.paid_at?.toISOString() ?? null,
    medusa_order_id: around.order?.id ?? null,
    display_id: around.order?.display_id ?? null,
    order_cancelled: around.orderCancelled,
    needs_attention: around.needsAttention,
    replaced_by: around.replacedBy,
    another_way: around.anotherWay,
  };
}
