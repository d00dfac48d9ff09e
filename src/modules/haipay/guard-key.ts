import type { CollectOrder } from "./ledger/collect-order";

/** One key per purchase: settling and the storefront's completion of the same cart exclude each other. */
export function guardKeyOfCart(cartId: string): string {
  return `cart:${cartId}`;
}

/** The key of a collect order: its cart, else its payment collection. */
export function guardKeyOf(row: Pick<CollectOrder, "cart_id" | "payment_collection_id">): string {
  return row.cart_id === null ? `collection:${row.payment_collection_id}` : guardKeyOfCart(row.cart_id);
}
