/** The events on which a shop hangs mails and integrations. */
export type AnnouncementName =
  | "haipay.payment.awaiting"
  | "haipay.payment.reminder"
  | "haipay.payment.paid"
  | "haipay.payment.expired"
  | "haipay.payment.failed"
  | "haipay.attention.raised"
  | "haipay.attention.resolved";
