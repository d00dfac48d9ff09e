import type { MethodId } from "../../../src/platform/catalogue";
import { providerId } from "../../environment/purchases";
import { fillTeaCart } from "../../environment/tea-cart";
import type { TwoInstances } from "../../environment/two-instances";

/** A purchase just before a race. */
export interface RacedPurchase {
  cartId: string;
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
  return { cartId: cart.id, sessionId: session.id };
}

export async function place(shop: TwoInstances, purchase: RacedPurchase): Promise<RacedPurchase> {
  const order = await shop.b.shopper().placeOrder(purchase.cartId);
  return { ...purchase, orderId: order.id };
}

/** The shopper pays whatever of his orders at the platform can be paid. */
export async function pay(shop: TwoInstances, purchase: RacedPurchase): Promise<RacedPurchase> {
  const [{ order_id }] = await shop.database.query<{ order_id: string }>(
    "SELECT order_id FROM haipay_collect_order WHERE payment_session_id = $1 AND state = 'open'",
    [purchase.sessionId],
  );
  await shop.control.pay(order_id, { notify: false });
  const [text] = await shop.control.notifications(order_id);
  return { ...purchase, text };
}

/** The next run of the job takes it up. */
export async function makeDue(shop: TwoInstances, purchase: RacedPurchase): Promise<RacedPurchase> {
  await shop.database.query("UPDATE haipay_collect_order SET next_check_at = now() WHERE cart_id = $1", [
    purchase.cartId,
  ]);
  return purchase;
}
