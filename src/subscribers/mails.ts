import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import type { HaipayEvents } from "../contract/events";
import type { MailKind } from "../contract/mails";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import { sendMail } from "../payment/mails/send-mail";

/** Which event brings which mail. */
const MAILS: Record<string, MailKind> = {
  "haipay.payment.awaiting": "slip",
  "haipay.payment.reminder": "reminder",
  "haipay.payment.paid": "paid",
  "haipay.payment.expired": "expired",
} satisfies Partial<Record<keyof HaipayEvents, MailKind>>;

/** Mails the buyer what to pay and what happened to the payment, unless HAIPAY_SLIP_EMAILS is off. */
export default async function haipayMails({
  event,
  container,
}: SubscriberArgs<HaipayEvents["haipay.payment.paid"]>): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (!(await haipay.settings.readGeneral()).slipEmails) return;
  const { collect_order_id: collectOrderId, medusa_order_id: orderId } = event.data;
  await sendMail(container, MAILS[event.name], { collectOrderId, orderId });
}

export const config: SubscriberConfig = {
  event: Object.keys(MAILS),
  context: { subscriberId: "haipay-mails" },
};
