import { NEW_YORK_ADDRESS, TOKYO_ADDRESS, type Address } from "../../demo/addresses";
import type { ProductHandle } from "../../demo/seed-products";
import type { Cart, PaymentSession, Shopper } from "../../demo/shopper";
import type { CollectOrder } from "../../src/modules/haipay/ledger/collect-order";
import { getMethod, type Currency, type MethodId } from "../../src/platform/catalogue";
import type { HaipayShop } from "./haipay-shop";

export interface PurchaseWish {
  /** Lawson by default. */
  method?: MethodId;
  /** JPY by default. */
  currency?: Currency;
  /** Sencha by default. */
  product?: ProductHandle;
  quantity?: number;
  /** Parcel (¥500 or $4) by default; pick-up costs nothing. */
  delivery?: "standard" | "pickUp";
  /** A guest by default. */
  shopper?: Shopper;
  /** What the storefront sends with the choice of the method. */
  data?: Record<string, unknown>;
  /** null: the cart has none. */
  email?: string | null;
  /** null: the cart has none. */
  address?: Address | null;
}

/** A cart whose shopper has chosen a method. */
export interface Checkout {
  shopper: Shopper;
  cart: Cart;
  session: PaymentSession;
}

export function providerId(method: MethodId): string {
  return `pp_haipay-${method}_haipay`;
}

/** A cart with an item and delivery, before the payment step. */
export async function fillCart(
  shop: HaipayShop,
  wish: PurchaseWish = {},
): Promise<{ shopper: Shopper; cart: Cart }> {
  const { currency = "jpy", product = "sencha", shopper = shop.shopper() } = wish;
  const home = currency === "jpy" ? TOKYO_ADDRESS : NEW_YORK_ADDRESS;
  const contents = {
    regionId: shop.region(currency),
    variantId: shop.seeded.variants[product],
    quantity: wish.quantity,
    shippingOptionId: shop.seeded.shippingOptions[wish.delivery ?? "standard"],
    email: wish.email === null ? undefined : (wish.email ?? "hanako@example.com"),
    address: wish.address === null ? undefined : (wish.address ?? home),
  };
  const fill = () => shopper.fillCart(contents);
  // A shopper whom the test brings may be logged in.
  const cart = wish.shopper ? await fill() : await shop.cartCopies.take(contents, fill);
  return { shopper, cart };
}

/** Goes to the payment step and chooses a method. */
export async function choose(shop: HaipayShop, wish: PurchaseWish = {}): Promise<Checkout> {
  const { shopper, cart } = await fillCart(shop, wish);
  const session = await shopper.choosePayment(
    cart.id,
    providerId(wish.method ?? "konbini-lawson"),
    wish.data,
  );
  return { shopper, cart, session };
}

/** Places the order of a checkout. @throws Error with the storefront's reason when the cart comes back */
export async function place(checkout: Checkout): Promise<string> {
  const completion = await checkout.shopper.complete(checkout.cart.id);
  if (completion.type === "order") return completion.order.id;
  throw new Error(`The cart came back: ${completion.error.message}`);
}

/** The rows of a payment session, newest first. */
export async function ledgerOf(shop: HaipayShop, session: { id: string }): Promise<CollectOrder[]> {
  return shop.haipay.ledger.collectOrders.listBySession(session.id);
}

/** The newest row of a payment session, which must be there. */
export async function rowOf(shop: HaipayShop, session: { id: string }): Promise<CollectOrder> {
  const [row] = await ledgerOf(shop, session);
  if (!row) throw new Error(`Payment session ${session.id} has no row in the ledger.`);
  return row;
}

/** The row of a payment by the token that its address carries. */
export async function rowByToken(shop: HaipayShop, paymentToken: string): Promise<CollectOrder> {
  const row = await shop.haipay.ledger.collectOrders.findPayment(paymentToken);
  if (!row) throw new Error(`The payment ${paymentToken} has no row in the ledger.`);
  return row;
}

/** Pays at the platform and waits for the shop's answer to the notification. */
export async function payAndNotify(
  shop: HaipayShop,
  orderId: string,
  amount?: string,
): Promise<{ httpStatus: number; body: string }> {
  await shop.control.pay(orderId, { amount, notify: false });
  const [answer] = await shop.control.notify(orderId);
  return answer;
}

/** The order that a cart became. */
export async function orderIdOf(shop: HaipayShop, cartId: string): Promise<string | undefined> {
  const { data } = await shop.container.resolve("query").graph({
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id: cartId },
  });
  return (data[0] as { order_id?: string } | undefined)?.order_id;
}

/** A whole purchase, from an empty cart to the paid order. */
export async function buy(
  shop: HaipayShop,
  wish: PurchaseWish = {},
): Promise<Checkout & { orderId: string; row: CollectOrder }> {
  const checkout = await choose(shop, wish);
  const orderFirst = getMethod(wish.method ?? "konbini-lawson").flow === "order_first";
  if (orderFirst) await place(checkout);
  const { platform_order_id } = await rowOf(shop, checkout.session);
  const answer = await payAndNotify(shop, platform_order_id);
  if (answer.body !== "SUCCESS") throw new Error(`The notification was answered: ${answer.body}`);
  const orderId = await orderIdOf(shop, checkout.cart.id);
  if (!orderId) throw new Error(`Cart ${checkout.cart.id} has no order.`);
  return { ...checkout, orderId, row: await rowOf(shop, checkout.session) };
}
