import type { Order, Shopper } from "../../../demo/shopper";
import { StoreError } from "../../../demo/store-error";
import type { MethodId } from "../../../src/platform/catalogue";
import { providerId } from "../../environment/purchases";
import { fillTeaCart } from "../../environment/tea-cart";
import type { CrashShop } from "./crash-shop";

const TRIES = 3;

/** A guest with a cart, and what the guest knows; the address is the same before and after a crash. */
export class Purchase {
  /** The order id at the platform of what the guest was last told to pay. */
  toPay: string | undefined;
  /** Medusa's order, once the guest was told that it is placed. */
  orderId: string | undefined;
  /** Whether the platform was told SUCCESS: then it says nothing again. */
  isAnswered = false;

  private constructor(
    private readonly shop: CrashShop,
    private readonly shopper: Shopper,
    readonly cartId: string,
  ) {}

  /** A cart before the payment step. */
  static async begin(shop: CrashShop): Promise<Purchase> {
    const shopper = shop.instance.shopper();
    const cart = await fillTeaCart(shopper, shop.seeded);
    return new Purchase(shop, shopper, cart.id);
  }

  async choose(method: MethodId): Promise<void> {
    const { data } = await this.shopper.choosePayment(this.cartId, providerId(method));
    this.toPay = orderIdOf(data);
  }

  /** @throws Error with the shop's words when the cart comes back */
  async place(): Promise<void> {
    this.orderId = (await this.shopper.placeOrder(this.cartId)).id;
    const order = await this.shopper.getOrder(this.orderId);
    this.toPay = slipOf(order);
  }

  /** Hands over the money for what the guest was told to pay; the notification is not sent yet. */
  async pay(): Promise<void> {
    if (this.toPay === undefined) throw new Error(`The shopper of ${this.cartId} was not told what to pay.`);
    await this.shop.control.pay(this.toPay, { notify: false });
  }

  /** The platform's notification. @throws Error unless it is answered SUCCESS */
  async notify(): Promise<void> {
    const [text] = (await this.shop.control.notifications(this.toPay as string)).slice(-1);
    const answer = await this.shop.instance.notify(text);
    if (answer !== "200 SUCCESS") throw new Error(`The notification was answered: ${answer}`);
    this.isAnswered = true;
  }

  /** What people do who are told that something went wrong: the same again. */
  static async again(act: () => Promise<void>): Promise<void> {
    for (let tried = 1; ; tried++) {
      try {
        return await act();
      } catch (error) {
        if (tried === TRIES || (error instanceof StoreError && error.status === undefined)) throw error;
      }
    }
  }
}

function slipOf(order: Order): string | undefined {
  const sessions = order.payment_collections?.flatMap(({ payment_sessions }) => payment_sessions ?? []);
  return orderIdOf(sessions?.[0]?.data);
}

function orderIdOf(data: Record<string, unknown> | undefined): string | undefined {
  return typeof data?.orderId === "string" ? data.orderId : undefined;
}
