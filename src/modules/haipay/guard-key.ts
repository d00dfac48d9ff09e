import type { CollectOrder } from "./ledger/collect-order";

/** One key per purchase: settling and the storefront's completion of the same cart exclude each other. */
export function guardKeyOfCart(cartId: string): string {
  return `cart:${cartId}`;
}

/** The key of an order that no cart became. */
function guardKeyOfOrder(orderId: string): string {
  return `order:${orderId}`;
}

/** The key of a collect order: its cart, else its order, else its payment collection. */
export function guardKeyOf(
  row: Pick<CollectOrder, "cart_id" | "medusa_order_id" | "payment_collection_id">,
): string {
  if (row.cart_id !== null) return guardKeyOfCart(row.cart_id);
  if (row.medusa_order_id !== null) return guardKeyOfOrder(row.medusa_order_id);
  return `collection:${row.payment_collection_id}`;
}
