import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { followCancelledOrder } from "../payment/cancelled-order";

/** Medusa does not tell payment providers when an order is cancelled, no matter who cancels it. */
export default async function haipayOrderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await followCancelledOrder(container, event.data.id);
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "haipay-order-canceled" },
};
