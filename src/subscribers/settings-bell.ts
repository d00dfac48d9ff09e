import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import type { HaipayEvents } from "../contract/events";
import { ringBellForChange } from "../payment/mails/bell";

/** Nobody can divert money unnoticed: every administrator is notified. */
export default async function haipaySettingsBell({
  event,
  container,
}: SubscriberArgs<HaipayEvents["haipay.settings.changed"]>): Promise<void> {
  await ringBellForChange(container, event.data);
}

export const config: SubscriberConfig = {
  event: "haipay.settings.changed",
  context: { subscriberId: "haipay-settings-bell" },
};
