import type { Currency, MethodId, PaymentKind } from "../platform/catalogue";
import type { Language } from "../platform/language";

/** The mails that the plugin sends to buyers. */
export type MailKind = "slip" | "reminder" | "paid" | "expired";

/** The name under which Medusa's e-mail provider gets a mail: a provider's own template of that name may replace ours. */
export type MailTemplate = `haipay-${MailKind}`;

/** What a mail is written from. Amounts are exact decimals in yen or dollars, times ISO 8601 in UTC; texts are in `language`. */
export interface MailData extends Record<string, unknown> {
  kind: MailKind;
  language: Language;
  /** Whether the payment was made in HaiPay's test environment or the sandbox, where no money moves. */
  is_test: boolean;
  shop_name: string;
  /** The contact for buyers' questions, from the settings. */
  shop_contact: string | null;
  medusa_order_id: string | null;
  /** `#12` */
  order_number: string;
  /** The shop's page for the payment, which shows its state; null if no storefront address is configured. */
  order_url: string | null;
  goods: MailGoods[];
  method: MethodId;
  method_name: string;
  payment_kind: PaymentKind;
  currency_code: Currency;
  /** What was asked for. */
  amount: string;
  sum_text: string;
  /** What has come so far, if anything. */
  received_amount: string | null;
  received_text: string | null;
  /** What is still to be paid after a part has come. */
  rest_text: string | null;
  expires_at: string | null;
  deadline_text: string | null;
  paid_at: string | null;
  paid_text: string | null;
  /** Where the buyer pays; only in slips and reminders, like the rest of the slip. */
  pay_url: string | null;
  bank_code: string | null;
  bank_no: string | null;
  qr_code: string | null;
  steps: readonly string[];
  /** Whether the slip replaces one that the buyer already has. */
  is_new_slip: boolean;
  /** Whether the order was cancelled because nobody paid; only in `expired`. */
  order_cancelled: boolean;
}

export interface MailGoods {
  title: string;
  /** The variant's; null where it says nothing more. */
  variant: string | null;
  quantity: number;
}

export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** A mail as it was written. A shop's own template gets it, and may change its content. */
export interface WrittenMail {
  template: MailTemplate;
  data: MailData;
  content: MailContent;
}

/** What the dashboard shows about mails. */
export interface ShownMails {
  /** Whether a provider of the Notification Module has the channel `email`. */
  can_send: boolean;
  switched_on: boolean;
  /** The address of the user who asks, to which a trial is sent; null for an API key. */
  to: string | null;
  templates: { kind: MailKind; template: MailTemplate }[];
}
