import type { DeadlineRules } from "../deadline";
import type { CollectOrder } from "../ledger/collect-order";

const APPLIED_AT = new Date("2026-04-01T03:00:00Z");

/** A row of the ledger: ¥1700 at Lawson, open at the platform, changed as a test needs it. */
export function collectOrder(changes: Partial<CollectOrder> = {}): CollectOrder {
  return {
    id: "hpco_1",
    order_id: "hp00000000000000000000000000000001",
    order_no: "6026040100000001",
    payment_session_id: "payses_1",
    return_session_id: "payses_1",
    payment_collection_id: "pay_col_1",
    cart_id: "cart_1",
    medusa_order_id: null,
    customer_id: null,
    provider_id: "pp_haipay-konbini-lawson_haipay",
    method: "konbini-lawson",
    currency: "jpy",
    flow: "order_first",
    app_id: "1054",
    host: "https://platform.example",
    charge_amount: "1700",
    session_amount: "1700",
    state: "open",
    platform_status: 0,
    received_amount: null,
    fee: null,
    refunded_amount: "0",
    answer_digest: null,
    notification_digest: null,
    pay_url: "https://platform.example/pay/1",
    bank_code: null,
    bank_no: null,
    qr_code: null,
    buyer_name: "山田 花子",
    buyer_phone: "09012345678",
    buyer_email: "hanako@example.com",
    partner_user_id: "cus_1",
    locale: null,
    return_url: null,
    applied_at: APPLIED_AT,
    paid_at: null,
    captured_payment_id: null,
    settled_at: null,
    expires_at: new Date("2026-04-04T14:59:59Z"),
    ended_at: null,
    reminded_at: null,
    checked_at: null,
    next_check_at: null,
    check_count: 0,
    last_error: null,
    erased_at: null,
    created_at: APPLIED_AT,
    updated_at: APPLIED_AT,
    deleted_at: null,
    ...changes,
  };
}

/** The rules about time that a shop has by default. */
export const DEADLINES: DeadlineRules = {
  ewalletMinutes: 60,
  konbiniDays: 3,
  bankTransferDays: 7,
  reminderHours: 24,
  failedOrderHours: 24,
  lateMoneyDays: 14,
  cancelUnpaidOrders: true,
};
