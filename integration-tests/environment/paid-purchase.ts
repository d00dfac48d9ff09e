import type { Currency, MethodId } from "../../src/platform/catalogue";
import type { HaipayShop } from "./haipay-shop";
import { readOrder } from "./order-books";
import { buy } from "./purchases";

/** Buys, pays at the platform, and looks whether the notification left the order captured with nothing due. */
export async function expectPaidPurchase(
  shop: HaipayShop,
  purchase: { method: MethodId; currency: Currency },
): Promise<void> {
  const { orderId } = await buy(shop, purchase);
  const order = await readOrder(shop, orderId);
  expect(order).toMatchObject({ collection_status: "completed", due: "0", captures: [order.total] });
}
