import { NEW_YORK_ADDRESS, TOKYO_ADDRESS } from "./addresses";
import { getMethod } from "../src/platform/catalogue";
import { formatSum, type Narrator } from "./narrator";
import type { ChosenPlatform } from "./platform-choice";
import type { SeededShop } from "./seed-shop";
import { Shopper, type Cart, type Order, type PaymentSession } from "./shopper";
import type { Story } from "./stories";
import { waitUntil, type Patience } from "./waiting";

/** How one purchase ended. */
export interface Outcome {
  story: Story;
  /** The paid order; absent if there is none. */
  order?: Order;
  /** Why there is none. */
  problem?: string;
}

export interface ShoppingTrip {
  medusaUrl: string;
  shop: Pick<SeededShop, "publishableKey" | "regions" | "variants" | "shippingOptions">;
  platform: Pick<ChosenPlatform, "currency" | "control">;
  /** Seconds to wait for a person to pay, at a platform that is not our own sandbox. */
  waitSeconds: number;
  narrator: Narrator;
  /** What to buy, one after the other. */
  stories: readonly Story[];
}

const SOON: Patience = { timeoutMs: 60_000, intervalMs: 500 };

/** Makes each purchase through the store API, from the cart to the paid order. Never throws. */
export async function shopByItself(trip: ShoppingTrip): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, story] of trip.stories.entries()) {
    trip.narrator.heading(`Order ${index + 1} of ${trip.stories.length}. ${story.title}`);
    try {
      outcomes.push({ story, order: await new Purchase(trip, story).make() });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      trip.narrator.say(`This one failed: ${problem}`);
      outcomes.push({ story, problem });
    }
  }
  return outcomes;
}

/** One purchase from the cart to the paid order. */
class Purchase {
  private readonly shopper: Shopper;
  private readonly start = Date.now();

  constructor(
    private readonly trip: ShoppingTrip,
    private readonly story: Story,
  ) {
    this.shopper = new Shopper({ baseUrl: trip.medusaUrl, publishableKey: trip.shop.publishableKey });
  }

  async make(): Promise<Order> {
    const method = getMethod(this.story.method);
    const cart = await this.fillCart();
    const session = await this.shopper.choosePayment(cart.id, `pp_haipay-${method.id}_haipay`);
    this.say(`${method.name.en} (${method.name.ja}) is chosen: payment session ${session.id}.`);
    const orderId =
      method.flow === "order_first"
        ? await this.placeThenPay(cart)
        : await this.payThenFindOrder(session, cart.id, `the shop has placed the order of cart ${cart.id}`);
    return this.waitForPaidOrder(orderId, session.id);
  }

  private async fillCart(): Promise<Cart> {
    const { shop, platform } = this.trip;
    const cart = await this.shopper.fillCart({
      regionId: shop.regions[platform.currency],
      variantId: shop.variants[this.story.product],
      quantity: this.story.quantity,
      shippingOptionId: shop.shippingOptions.standard,
      email: "hanako@example.jp",
      address: platform.currency === "jpy" ? TOKYO_ADDRESS : NEW_YORK_ADDRESS,
    });
    const items = `${this.story.quantity} × ${this.story.product} and delivery`;
    this.say(`Cart ${cart.id} holds ${items}: ${formatSum(cart.total, cart.currency_code)}.`);
    return cart;
  }

  private async placeThenPay(cart: Cart): Promise<string> {
    const placed = await this.shopper.placeOrder(cart.id);
    const order = await this.shopper.getOrder(placed.id);
    this.say(`Order #${order.display_id} (${order.id}) is placed; its payment is "${order.payment_status}".`);
    await this.pay(order.payment_collections?.[0]?.payment_sessions?.[0]);
    return order.id;
  }

  private async payThenFindOrder(session: PaymentSession, cartId: string, what: string): Promise<string> {
    await this.pay(session);
    const orderId = await waitUntil(
      what,
      async () => (await this.shopper.getPayment(session.id, { cartId })).medusa_order_id ?? undefined,
      this.patience(),
    );
    this.say(`The return page has learned that the order is ${orderId}.`);
    return orderId;
  }

  private async pay(session: PaymentSession | undefined): Promise<void> {
    const { orderId, orderNo, payUrl, amount } = session?.data ?? {};
    if (!session || typeof orderId !== "string" || typeof payUrl !== "string") {
      throw new Error("The payment session holds no pay address (payUrl).");
    }
    const sum = formatSum(typeof amount === "string" ? amount : session.amount, session.currency_code);
    this.say(`The platform has collect order ${orderId}, its number is ${String(orderNo)}: ${sum}.`);
    this.say(`Pay address: ${payUrl}`);
    if (!this.trip.platform.control) {
      this.say(`Please pay ${sum} there within ${this.trip.waitSeconds} s.`);
      return;
    }
    await this.trip.platform.control.pay(orderId);
    this.say(`The sandbox has taken ${sum} and notifies the shop.`);
  }

  private async waitForPaidOrder(orderId: string, sessionId: string): Promise<Order> {
    const look = async () => {
      if (!this.trip.platform.control) {
        // A notification may not reach this machine; the return page's question makes the shop ask the platform.
        await this.shopper.getPayment(sessionId);
      }
      const order = await this.shopper.getOrder(orderId);
      return isPaid(order) ? order : undefined;
    };
    const order = await waitUntil(`${orderId} is captured with nothing due`, look, this.patience());
    const sum = formatSum(order.summary.transaction_total, order.currency_code);
    const seconds = ((Date.now() - this.start) / 1000).toFixed(1);
    this.say(
      `Order #${order.display_id} is paid: ${sum} captured, nothing due, ${seconds} s after the cart was made.`,
    );
    return order;
  }

  private patience(): Patience {
    return this.trip.platform.control ? SOON : { timeoutMs: this.trip.waitSeconds * 1000, intervalMs: 3000 };
  }

  private say(text: string): void {
    this.trip.narrator.say(text);
  }
}

/** Captured, with nothing due and every payment collection completed. */
export function isPaid(order: Order): boolean {
  const collections = order.payment_collections ?? [];
  return (
    order.payment_status === "captured" &&
    order.summary.pending_difference === 0 &&
    collections.length > 0 &&
    collections.every((collection) => collection.status === "completed")
  );
}
