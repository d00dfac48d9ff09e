import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { eraseBuyer } from "../payment/acts/erase-personal-data";

/** Whoever deletes a customer wants their data gone; what is still needed goes when nothing needs it any more. */
export default async function haipayCustomerDeleted({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const act = { actor_id: "system", because: "customer_deleted" } as const;
  await eraseBuyer(container, { customer_id: event.data.id }, act);
}

export const config: SubscriberConfig = {
  event: "customer.deleted",
  context: { subscriberId: "haipay-customer-deleted" },
};
