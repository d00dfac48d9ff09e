import { keep, recall } from "./storage";

const HISTORY = "orders";
const MOST = 50;

/** An order that this browser knows, or a payment that may become one. */
export type Remembered = { orderId: string } | { paymentToken: string; cartId?: string };

/** Newest first. */
export function rememberedOrders(): Remembered[] {
  const kept = recall<Remembered[]>(HISTORY);
  return Array.isArray(kept) ? kept : [];
}

/** Whether the order was placed in this browser, or opened here by its buyer. */
export function knowsOrder(orderId: string): boolean {
  return rememberedOrders().some((one) => same(one, { orderId }));
}

/** Remembers an order; it takes the place of the payment that it came from. */
export function rememberOrder(orderId: string, paymentToken?: string): void {
  const others = rememberedOrders().filter(
    (one) => !same(one, { orderId }) && !(paymentToken && same(one, { paymentToken })),
  );
  keep(HISTORY, [{ orderId }, ...others].slice(0, MOST));
}

/** Remembers a payment before the shopper leaves for the wallet, from which not everybody comes back. */
export function rememberPayment(paymentToken: string, cartId: string): void {
  const others = rememberedOrders().filter((one) => !same(one, { paymentToken }));
  keep(HISTORY, [{ paymentToken, cartId }, ...others].slice(0, MOST));
}

/** The cart of a payment that this browser remembers: the shop recognises its buyer by it. */
export function rememberedCart(paymentToken: string): string | undefined {
  const found = rememberedOrders().find((one) => same(one, { paymentToken }));
  return found && "cartId" in found ? found.cartId : undefined;
}

export function forget(what: Remembered): void {
  keep(
    HISTORY,
    rememberedOrders().filter((one) => !same(one, what)),
  );
}

function same(one: Remembered, other: Remembered): boolean {
  if ("orderId" in one) return "orderId" in other && one.orderId === other.orderId;
  return "paymentToken" in other && one.paymentToken === other.paymentToken;
}
