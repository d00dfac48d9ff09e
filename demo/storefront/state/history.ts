import { keep, recall } from "./storage";

const HISTORY = "orders";
const MOST = 50;

/** An order that this browser knows, or a payment of which an order may become. */
export type Remembered = { orderId: string } | { paymentSessionId: string };

/** Newest first. */
export function rememberedOrders(): Remembered[] {
  const kept = recall<Remembered[]>(HISTORY);
  return Array.isArray(kept) ? kept : [];
}

/** Remembers an order; it takes the place of the payment that it came from. */
export function rememberOrder(orderId: string, paymentSessionId?: string): void {
  const others = rememberedOrders().filter(
    (one) => !same(one, { orderId }) && !(paymentSessionId && same(one, { paymentSessionId })),
  );
  keep(HISTORY, [{ orderId }, ...others].slice(0, MOST));
}

/** Remembers a payment before the shopper leaves for the wallet, from where not everybody comes back. */
export function rememberPayment(paymentSessionId: string): void {
  const others = rememberedOrders().filter((one) => !same(one, { paymentSessionId }));
  keep(HISTORY, [{ paymentSessionId }, ...others].slice(0, MOST));
}

export function forget(what: Remembered): void {
  keep(
    HISTORY,
    rememberedOrders().filter((one) => !same(one, what)),
  );
}

function same(one: Remembered, other: Remembered): boolean {
  if ("orderId" in one) return "orderId" in other && one.orderId === other.orderId;
  return "paymentSessionId" in other && one.paymentSessionId === other.paymentSessionId;
}
