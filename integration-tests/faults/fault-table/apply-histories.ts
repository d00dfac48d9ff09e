import type { FaultKind } from "../../../src/sandbox/control-client";
import { awaitPayment } from "../../environment/awaited-payments";
import type { HaipayShop } from "../../environment/haipay-shop";
import { postChoice } from "../../environment/payment-step";
import { choose, fillCart, place, providerId } from "../../environment/purchases";
import { observe, reconcileOnce, type Observed } from "./history";
import { readStanding, type Standing } from "./standing";

export interface ApplyHistory extends Observed {
  /** After the shopper tried again and paid that, and reconcile ran. */
  paid: Standing;
  /** After the order that the fault had left was paid too; absent when it left none. */
  paidTwice: Standing | undefined;
}

/** Goes to the point where collect/apply is called; `strike` calls it, `tryAgain` does so once more. */
interface Attempt {
  cartId: string;
  strike: () => Promise<string>;
  tryAgain: () => Promise<unknown>;
}

type Begin = (shop: HaipayShop) => Promise<Attempt>;

/** A slip whose order is made when the shopper places the order. */
export const placingTheOrder: Begin = async (shop) => {
  const checkout = await choose(shop, { method: "konbini-lawson" });
  return {
    cartId: checkout.cart.id,
    strike: async () => {
      const completion = await checkout.shopper.complete(checkout.cart.id);
      return completion.type === "order" ? "placed" : tellShort(completion.error.message);
    },
    tryAgain: () => place(checkout),
  };
};

/** An e-wallet whose order is made when the shopper chooses it. */
export const choosingAWallet: Begin = async (shop) => {
  const { shopper, cart } = await fillCart(shop);
  const { id } = await shopper.createPaymentCollection(cart.id);
  return chooseFor(shop, cart.id, id, () => shopper.createPaymentSession(id, providerId("au-pay")));
};

/** Another method for an order that was placed with a slip. */
export const tryingAPlacedOrderAgain: Begin = async (shop) => {
  const placed = await awaitPayment(shop, { method: "konbini-lawson" });
  const { id } = await placed.shopper.createPaymentCollection(placed.cart.id);
  return chooseFor(shop, placed.cart.id, id, () =>
    placed.shopper.createPaymentSession(id, providerId("au-pay")),
  );
};

function chooseFor(
  shop: HaipayShop,
  cartId: string,
  collectionId: string,
  tryAgain: () => Promise<unknown>,
): Attempt {
  return {
    cartId,
    strike: async () => {
      const { status, message } = await postChoice(shop, collectionId, { provider_id: providerId("au-pay") });
      return status === 200 ? "chosen" : tellShort(message ?? "");
    },
    tryAgain,
  };
}

/** One fault of collect/apply, from the first try to the end. */
export async function runApplyHistory(
  shop: HaipayShop,
  begin: Begin,
  kind: FaultKind,
): Promise<ApplyHistory> {
  const { cartId, strike, tryAgain } = await begin(shop);
  const before = new Set((await shop.control.orders()).map(({ orderId }) => orderId));
  const observed = await observe(shop, cartId, { endpoint: "apply", kind }, strike);
  const [lost] = (await shop.control.orders()).filter(({ orderId }) => !before.has(orderId));

  await tryAgain();
  const newest = (await shop.control.orders()).at(-1);
  await payQuietly(shop, cartId, newest?.orderId as string);
  const paid = await readStanding(shop, cartId);
  if (!lost) return { ...observed, paid, paidTwice: undefined };
  await payQuietly(shop, cartId, lost.orderId);
  return { ...observed, paid, paidTwice: await readStanding(shop, cartId) };
}

/** The notification is lost: reconcile alone has to find the money. */
async function payQuietly(shop: HaipayShop, cartId: string, orderId: string): Promise<void> {
  await shop.control.pay(orderId, { notify: false });
  await reconcileOnce(shop, cartId);
}

function tellShort(message: string): string {
  const refusal = /was not accepted \((\w+)\)/.exec(message);
  if (refusal) return `refused (${refusal[1]})`;
  if (message.includes("cannot be reached")) return "cannot be reached";
  return message.includes("please do not pay them") ? "no answer in time" : message;
}
