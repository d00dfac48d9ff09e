import type { HttpTypes } from "@medusajs/framework/types";
import type { Order, Shopper } from "../../shopper";
import { StoreError } from "../../store-error";
import { forget, rememberOrder, rememberedOrders, type Remembered } from "../state/history";
import { readStanding, type Standing } from "./standing";

/** An order in the list, or a payment whose order has not been placed yet. */
export type Entry = { order: Order; standing: Standing } | { paymentToken: string };

/**
 * The orders of this browser, and those of the customer who is logged in; newest first.
 *
 * @param isCustomer whether somebody is
 */
export async function loadOrders(shopper: Shopper, isCustomer: boolean): Promise<Entry[]> {
  const [remembered, own] = await Promise.all([
    Promise.all(rememberedOrders().map((one) => loadRemembered(shopper, one))),
    isCustomer ? shopper.listOrders().catch(forgetLogin) : [],
  ]);
  const kept = remembered.filter((entry) => entry !== undefined);
  const orders = [...kept.flatMap((one) => ("order" in one ? [one.order] : [])), ...own];
  // A purchase that was tried twice at the wallet is one order, and an order of this browser may be the customer's too.
  const single = [...new Map(orders.map((order) => [order.id, order])).values()].sort(newestFirst);
  const entries = await Promise.all(
    single.map(async (order) => ({ order, standing: await readStanding(shopper, order) })),
  );
  return [...kept.filter((one) => "paymentToken" in one), ...entries];
}

export function keyOf(entry: Entry): string {
  return "order" in entry ? entry.order.id : entry.paymentToken;
}

function newestFirst(one: HttpTypes.StoreOrder, other: HttpTypes.StoreOrder): number {
  return String(other.created_at).localeCompare(String(one.created_at));
}

/** After a login has expired, this shows what the browser knows. */
function forgetLogin(error: unknown): Order[] {
  if (error instanceof StoreError && error.status === 401) return [];
  throw error;
}

/** A payment that has become an order is remembered as an order from now on; one that came to nothing is forgotten. */
async function loadRemembered(
  shopper: Shopper,
  remembered: Remembered,
): Promise<{ order: Order } | { paymentToken: string } | undefined> {
  try {
    if ("orderId" in remembered) return { order: await shopper.getOrder(remembered.orderId) };
    const { paymentToken, cartId } = remembered;
    const { medusa_order_id, state } = await shopper.getPayment(paymentToken, { cartId });
    if (medusa_order_id) {
      rememberOrder(medusa_order_id, paymentToken);
      return { order: await shopper.getOrder(medusa_order_id) };
    }
    if (state !== "failed" && state !== "expired" && state !== "superseded") return { paymentToken };
  } catch (error) {
    if (!(error instanceof StoreError && error.status === 404)) throw error;
  }
  forget(remembered);
  return undefined;
}
