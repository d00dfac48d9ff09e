import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { followPlacedOrder } from "../payment/placed-order";

/** Medusa emits `order.placed` when completion has succeeded, even for an order that is not paid yet. */
export default async function haipayOrderPlaced({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await followPlacedOrder(container, event.data.id);
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "haipay-order-placed" },
};
