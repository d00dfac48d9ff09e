import type { MethodId } from "../../../src/platform/catalogue";
import { providerId } from "../../environment/purchases";
import { fillTeaCart } from "../../environment/tea-cart";
import type { TwoInstances } from "../../environment/two-instances";

/** A purchase just before a race. */
export interface RacedPurchase {
  cartId: string;
  /** The item in the cart. */
  itemId: string;
  method: MethodId;
  sessionId: string;
  /** Medusa's order, when it is placed already. */
  orderId?: string;
  /** The signed notification of its payment, which is not sent; absent before it is paid. */
  text?: string;
}

/** A cart at the payment step, its method chosen. */
export async function choose(shop: TwoInstances, method: MethodId): Promise<RacedPurchase> {
  const shopper = shop.a.shopper();
  const cart = await fillTeaCart(shopper, shop.seeded);
  const session = await shopper.choosePayment(cart.id, providerId(method));
  const itemId = cart.items?.[0].id as string;
  return { cartId: cart.id, itemId, method, sessionId: session.id };
}

export async function place(shop: TwoInstances, purchase: RacedPurchase): Promise<RacedPurchase> {
  const order = await shop.b.shopper().placeOrder(purchase.cartId);
  return { ...purchase, orderId: order.id };
}

/** The shopper pays whatever of his orders at the platform can be paid. */
export async function pay(shop: TwoInstances, purchase: RacedPurchase): Promise<RacedPurchase> {
  return { ...purchase, text: await payAt(shop, purchase) };
}

/** @returns the signed notification, which is not sent */
export async function payAt(
  { database, control }: Pick<TwoInstances, "database" | "control">,
  { cartId, sessionId }: RacedPurchase,
): Promise<string> {
  const [{ platform_order_id }] = await database.query<{ platform_order_id: string }>(
    `SELECT platform_order_id FROM haipay_collect_order
     WHERE cart_id = $1 AND payment_session_id = $2 AND state <> 'chosen' ORDER BY created_at DESC`,
    [cartId, sessionId],
  );
  if ((await control.order(platform_order_id)).status !== 2)
    await control.pay(platform_order_id, { notify: false });
  return (await control.notifications(platform_order_id)).at(-1) as string;
}

/** Who could not place the order, because the cart changed before, chooses again, for what the cart costs now. */
export async function chooseAgain(shop: TwoInstances, purchase: RacedPurchase): Promise<RacedPurchase> {
  const session = await shop.a.shopper().choosePayment(purchase.cartId, providerId(purchase.method));
  return place(shop, { ...purchase, sessionId: session.id });
}

/** The next run of the job takes it up. */
export async function makeDue(shop: TwoInstances, purchase: RacedPurchase): Promise<RacedPurchase> {
  await shop.database.query("UPDATE haipay_collect_order SET next_check_at = now() WHERE cart_id = $1", [
    purchase.cartId,
  ]);
  return purchase;
}
