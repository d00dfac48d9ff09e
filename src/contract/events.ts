import type { ReasonWithFacts } from "../modules/haipay/ledger/attention-facts";
import type { CollectOrderFlow } from "../modules/haipay/ledger/collect-order";
import type { AnnouncedChange } from "../modules/haipay/settings/announced-changes";
import type { Environment } from "../modules/haipay/settings/settings";
import type { Currency, MethodId, PaymentKind } from "../platform/catalogue";
import type { Words } from "../platform/language";

/**
 * What every event contains. Amounts are exact decimals as text, in yen or dollars; times are ISO 8601 in UTC. Nothing
 * about the buyer but the customer's id, and no secret.
 */
export interface Announced {
  /** The same when an event is repeated. */
  announcement_id: string;
  occurred_at: string;
  collect_order_id: string | null;
  /** Where the payment was made: outside `production` no money moves. Null while HaiPay does not know of it. */
  environment: Environment | null;
  /** The merchant order number at the platform (null when it is not about an order), and the platform's own number for it. */
  platform_order_id: string | null;
  platform_order_no: string | null;
  payment_session_id: string | null;
  /** For a link in a mail: the token in the address of the shop's payment page; null for older payments. */
  payment_token: string | null;
  payment_collection_id: string | null;
  cart_id: string | null;
  /** Medusa's order and the number that people see; null while there is none. */
  medusa_order_id: string | null;
  display_id: number | null;
  customer_id: string | null;
}

/** What the buyer needs in order to pay. */
export interface Slip {
  pay_url: string | null;
  bank_code: string | null;
  bank_no: string | null;
  qr_code: string | null;
  expires_at: string | null;
}

/** What every `haipay.payment.*` contains. */
export interface PaymentAnnouncement extends Announced {
  collect_order_id: string;
  platform_order_id: string;
  payment_collection_id: string;
  method: MethodId;
  method_name: Words;
  kind: PaymentKind;
  flow: CollectOrderFlow;
  currency_code: Currency;
  amount: string | null;
  received_amount: string;
  fee: string | null;
  expires_at: string | null;
  /** Language tag of the order, else the one that the storefront sent with the choice. */
  locale: string | null;
}

/** Payload of `haipay.attention.*`: the facts are those of the reason. */
export type AttentionAnnouncement = Announced &
  ReasonWithFacts & {
    attention_id: string;
    /** What it is about when it is not about an order: the environment of the account, with more where that is known. */
    account: string | null;
  };

/** Payload of `haipay.settings.changed`: no secret. */
export interface SettingsAnnouncement {
  /** The same when an event is repeated. */
  announcement_id: string;
  occurred_at: string;
  /** The administrator's id, or `files`: a server was started with a different configuration. */
  changed_by: string;
  /** At least one. */
  changes: AnnouncedChange[];
}

/** When it was resolved, by which administrator's id or `system`, and the note as written. */
export interface Resolution {
  resolved_at: string;
  resolved_by: string;
  note: string;
}

/** The payload of each event. */
export interface HaipayEvents {
  "haipay.payment.awaiting": PaymentAnnouncement & { slip: Slip };
  "haipay.payment.reminder": PaymentAnnouncement & { slip: Slip };
  "haipay.payment.paid": PaymentAnnouncement & { paid_at: string | null };
  "haipay.payment.expired": PaymentAnnouncement;
  "haipay.payment.failed": PaymentAnnouncement;
  "haipay.attention.raised": AttentionAnnouncement;
  "haipay.attention.resolved": AttentionAnnouncement & Resolution;
  "haipay.settings.changed": SettingsAnnouncement;
}
