import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import type { HaipayEvents } from "../contract/events";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import { sendSlipEmail } from "../payment/mails/send-slip-email";

/** An example of what shops can do with our events: mails the slip, and the reminder, when HAIPAY_SLIP_EMAILS is on. */
export default async function haipaySlipEmails({
  event,
  container,
}: SubscriberArgs<HaipayEvents["haipay.payment.awaiting"]>): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (!(await haipay.settings.readGeneral()).slipEmails) return;
  const purpose = event.name === "haipay.payment.reminder" ? "reminder" : "slip";
  await sendSlipEmail(container, event.data, purpose);
}

export const config: SubscriberConfig = {
  event: ["haipay.payment.awaiting", "haipay.payment.reminder"],
  context: { subscriberId: "haipay-slip-emails" },
};
