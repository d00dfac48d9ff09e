import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { eraseBuyer } from "../payment/acts/erase-personal-data";

/** Deleting a customer also erases their data here; what is still needed is erased once nothing needs it. */
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
