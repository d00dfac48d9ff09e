import type { Payment } from "../../../contract/store-api";

type Slip = NonNullable<Payment["slip"]>;

/** A slip with nothing but a pay address, with changes. */
export function slip(changes: Partial<Slip> = {}): Slip {
  return {
    platform_order_no: null,
    pay_url: "https://pay.example/1",
    bank_code: null,
    bank_no: null,
    qr_code: null,
    expires_at: "2099-04-04T14:59:59.000Z",
    ...changes,
  };
}

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
    left_amount: "1700",
    surplus_amount: null,
    received_at: null,
    slip: slip(),
    expires_at: "2099-04-04T14:59:59.000Z",
    paid_at: null,
    medusa_order_id: "order_1",
    display_id: 7,
    order_cancelled: false,
    needs_attention: false,
    end: null,
    order_kept_until: null,
    money_seen: null,
    shop: { name: "茶舗", contact: "03-1234-5678" },
    replaced_by: null,
    another_way: null,
    ...changes,
  };
}
