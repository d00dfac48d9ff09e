import type { PaymentSessionStatus } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isCapturable } from "../../modules/haipay/ledger/given-back";
import { getMethod } from "../../platform/catalogue";

/**
 * The data of a payment session. All of it can be read by whoever has the order id, so it holds nothing
 * secret and nothing about the buyer. `amount` is what is charged, in yen or dollars; times are ISO 8601.
 */
export function sessionData(row: CollectOrder): Record<string, unknown> {
  const method = getMethod(row.method);
  const applied = row.applied_at !== null;
  return {
    session_id: row.payment_session_id,
    collect_order_id: row.id,
    method: row.method,
    kind: method.kind,
    payType: method.payType,
    inBankCode: method.channels[row.currency].inBankCode,
    orderId: applied ? row.platform_order_id : null,
    orderNo: row.platform_order_no,
    payUrl: row.pay_url,
    bankCode: row.bank_code,
    bankNo: row.bank_no,
    qrCode: row.qr_code,
    amount: row.charge_amount,
    currency: row.currency,
    status: row.state,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}

/** What Medusa is told about a collect order: `authorized` for money that is there, never `captured`. */
export function sessionStatus(row: CollectOrder): PaymentSessionStatus {
  if (row.state === "paid") return isCapturable(row) ? "authorized" : "pending";
  if (row.state === "open" && row.flow === "order_first") return "pending_authorization";
  return "pending";
}

/** Medusa's own session id, which it writes into the data of every call that has no context for it. */
export function sessionIdOf(data: Record<string, unknown> | undefined): string | undefined {
  return typeof data?.session_id === "string" ? data.session_id : undefined;
}
