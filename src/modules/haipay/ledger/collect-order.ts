import type { Currency, MethodId, PaymentFlow } from "../../../platform/catalogue";
import type { Environment } from "../settings/settings";
import type { CollectOrderState } from "./lifecycle";

/** How a collect order meets the purchase: by the method's own flow, or without an open cart. */
export type CollectOrderFlow = PaymentFlow | "no_cart";

/** A row of the ledger. Amounts are exact decimals in the unit of the currency; times are instants. */
export interface CollectOrder {
  id: string;
  platform_order_id: string;
  platform_order_no: string | null;
  payment_session_id: string | null;
  return_session_id: string | null;
  payment_collection_id: string;
  cart_id: string | null;
  medusa_order_id: string | null;
  customer_id: string | null;
  provider_id: string;
  method: MethodId;
  currency: Currency;
  flow: CollectOrderFlow;
  /** With the appId it says whom to ask; null in rows that are older than this column. */
  environment: Environment | null;
  app_id: string | null;
  host: string | null;
  charge_amount: string | null;
  session_amount: string | null;
  state: CollectOrderState;
  platform_status: number | null;
  received_amount: string | null;
  fee: string | null;
  refunded_amount: string;
  answer_digest: string | null;
  notification_digest: string | null;
  pay_url: string | null;
  bank_code: string | null;
  bank_no: string | null;
  qr_code: string | null;
  buyer_name: string;
  buyer_phone: string;
  buyer_email: string;
  partner_user_id: string;
  /** Digests of what the cart said of the buyer when the method was chosen. */
  buyer_source: string | null;
  locale: string | null;
  return_url: string | null;
  applied_at: Date | null;
  paid_at: Date | null;
  /** Medusa's payment that was captured with the money of this row, and of no other. */
  captured_payment_id: string | null;
  /** When Medusa had followed the end that the state tells of, or a person took over. */
  settled_at: Date | null;
  /** When a person decided about money that was not captured: no machine and no buyer takes it further. */
  taken_over_at: Date | null;
  expires_at: Date | null;
  /** When it became `failed` or `expired`. */
  ended_at: Date | null;
  reminded_at: Date | null;
  checked_at: Date | null;
  /** When the platform last gave an answer that was believed. */
  answered_at: Date | null;
  /** Since when the row could not be asked about, or Medusa could not follow it. */
  failing_since: Date | null;
  next_check_at: Date | null;
  check_count: number;
  last_error: string | null;
  /** When a person had the buyer's data removed; the texts about the buyer are empty since. */
  erased_at: Date | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

/** What the buyer chose at the payment step; the sum follows when Medusa makes the payment session. */
export type Choice = Pick<
  CollectOrder,
  | "payment_collection_id"
  | "cart_id"
  | "medusa_order_id"
  | "customer_id"
  | "provider_id"
  | "method"
  | "currency"
  | "flow"
  | "buyer_name"
  | "buyer_phone"
  | "buyer_email"
  | "partner_user_id"
  | "buyer_source"
  | "session_amount"
  | "locale"
  | "return_url"
>;

export type CollectOrderChanges = Partial<
  Omit<CollectOrder, "id" | "state" | "platform_order_id" | "created_at">
>;
