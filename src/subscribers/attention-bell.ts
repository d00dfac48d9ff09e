import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import type { HaipayEvents } from "../contract/events";
import { ringBell } from "../payment/mails/bell";

/** What needs a person appears in the notifications (the bell) of every administrator's dashboard. */
export default async function haipayAttentionBell({
  event,
  container,
}: SubscriberArgs<HaipayEvents["haipay.attention.raised"]>): Promise<void> {
  await ringBell(container, event.data);
}

export const config: SubscriberConfig = {
  event: "haipay.attention.raised",
  context: { subscriberId: "haipay-attention-bell" },
};
