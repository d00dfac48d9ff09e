import { getMethod } from "../../../../../platform/catalogue";
import type { TrackedPayment } from "../../../../../workflows/track-payment/track-payment";

/** The answer of the store API: amounts in yen or dollars as exact decimals, times as ISO 8601. */
export function presentPayment({ row, order, needsAttention }: TrackedPayment): Record<string, unknown> {
  const method = getMethod(row.method);
  const payable = row.state === "open";
  return {
    payment_session_id: row.payment_session_id,
    state: row.state,
    method: method.id,
    method_name: method.name,
    kind: method.kind,
    currency_code: row.currency,
    amount: row.charge_amount,
    received_amount: row.received_amount ?? "0",
    slip: payable
      ? {
          order_no: row.order_no,
          pay_url: row.pay_url,
          bank_code: row.bank_code,
          bank_no: row.bank_no,
          qr_code: row.qr_code,
          expires_at: row.expires_at,
        }
      : null,
    paid_at: row.paid_at,
    order_id: order?.id ?? null,
    display_id: order?.display_id ?? null,
    needs_attention: needsAttention,
  };
}
