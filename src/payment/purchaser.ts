import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

export interface Address {
  first_name?: string | null;
  last_name?: string | null;
  phone?: string | null;
}

/** Whoever buys, as the cart or the order knows them. */
export interface Purchaser {
  email?: string | null;
  customer?: (Address & { id: string; email?: string | null; has_account: boolean }) | null;
  billing_address?: Address | null;
  shipping_address?: Address | null;
}

export const PURCHASER_FIELDS = [
  "email",
  "customer.id",
  "customer.email",
  "customer.has_account",
  "customer.first_name",
  "customer.last_name",
  "customer.phone",
  "billing_address.first_name",
  "billing_address.last_name",
  "billing_address.phone",
  "shipping_address.first_name",
  "shipping_address.last_name",
  "shipping_address.phone",
];

/** Whoever buys, as the order says, else the cart. @returns undefined when neither is there */
export async function findPurchaser(
  container: MedusaContainer,
  { orderId, cartId }: { orderId: string | null; cartId: string | null },
): Promise<Purchaser | undefined> {
  const id = orderId ?? cartId;
  if (id === null) return undefined;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: orderId === null ? "cart" : "order",
    fields: ["id", ...PURCHASER_FIELDS],
    filters: { id },
  });
  return (data as Purchaser[])[0];
}
