import type { Payment } from "../../../contract/store-api";

/** A slip of Lawson's over ¥1,700 that waits to be paid, with changes. */
export function payment(changes: Partial<Payment> = {}): Payment {
  return {
    payment_token: "hppt_1",
    recognised: true,
    order_placed: true,
    state: "open",
    method: "konbini-lawson",
    method_name: { en: "Lawson", ja: "ローソン" },
    kind: "konbini",
    currency_code: "jpy",
    amount: "1700",
    received_amount: "0",
    slip: {
      platform_order_no: null,
      pay_url: "https://pay.example/1",
      bank_code: null,
      bank_no: null,
      qr_code: null,
      expires_at: "2099-04-04T14:59:59.000Z",
    },
    expires_at: "2099-04-04T14:59:59.000Z",
    paid_at: null,
    medusa_order_id: "order_1",
    display_id: 7,
    order_cancelled: false,
    needs_attention: false,
    replaced_by: null,
    another_way: null,
    ...changes,
  };
}
