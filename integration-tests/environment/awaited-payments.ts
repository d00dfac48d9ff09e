import { getMethod, type MethodId } from "../../src/platform/catalogue";
import type { HaipayShop } from "./haipay-shop";
import { choose, place, rowOf, type Checkout, type PurchaseWish } from "./purchases";

/** A purchase whose collect order is open at the platform, waiting for the shopper's money. */
export interface AwaitedPayment extends Checkout {
  /** The order id of the collect order. */
  platformOrderId: string;
  /** Medusa's order; a pay-first purchase has none yet. */
  orderId: string | undefined;
}

/** Goes as far as the shopper goes before paying: a slip is in hand, or the wallet's page is open. */
export async function awaitPayment(shop: HaipayShop, wish: PurchaseWish = {}): Promise<AwaitedPayment> {
  const checkout = await choose(shop, wish);
  const method: MethodId = wish.method ?? "konbini-lawson";
  const orderId = getMethod(method).flow === "order_first" ? await place(checkout) : undefined;
  const { platform_order_id } = await rowOf(shop, checkout.session);
  return { ...checkout, orderId, platformOrderId: platform_order_id };
}
