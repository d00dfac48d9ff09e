import type { MethodId, PaymentFlow } from "../../../platform/catalogue";
import type { CollectOrder as CollectOrderModel } from "../models/collect-order";
import type { RowOf } from "../row-of";
import type { Environment } from "../settings/settings";

/** How a collect order relates to the purchase: by the method's own flow, or without an open cart. */
export type CollectOrderFlow = PaymentFlow | "no_cart";

/** A row of the ledger. Amounts are exact decimals in the unit of the currency; times are instants. */
export type CollectOrder = RowOf<
  typeof CollectOrderModel,
  { method: MethodId; environment: Environment | null }
>;

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
  | "payment_token"
  | "browser_digest"
  | "client_digest"
>;

export type CollectOrderChanges = Partial<
  Omit<CollectOrder, "id" | "state" | "platform_order_id" | "created_at">
>;
