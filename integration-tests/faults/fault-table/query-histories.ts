import { awaitPayment } from "../../environment/awaited-payments";
import type { FaultKind } from "../../../src/sandbox/control-client";
import type { HaipayShop } from "../../environment/haipay-shop";
import { providerId, rowOf } from "../../environment/purchases";
import { observe, type Observed } from "./history";

/** A purchase whose collect order is open at the platform. */
type Await = (shop: HaipayShop) => Promise<{ cartId: string; platformOrderId: string }>;

export const aSlip: Await = async (shop) => {
  const { cart, platformOrderId } = await awaitPayment(shop, { method: "konbini-lawson" });
  return { cartId: cart.id, platformOrderId };
};

export const aWallet: Await = async (shop) => {
  const { cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
  return { cartId: cart.id, platformOrderId };
};

/** The wallet that was chosen for an order that was placed with a slip. */
export const aNewTry: Await = async (shop) => {
  const { cart, shopper } = await awaitPayment(shop, { method: "konbini-lawson" });
  const session = await shopper.choosePayment(cart.id, providerId("au-pay"));
  return { cartId: cart.id, platformOrderId: (await rowOf(shop, session)).platform_order_id };
};

/** One fault of collect/query, when the platform notifies of money that is there. */
export async function runQueryHistory(shop: HaipayShop, begin: Await, kind: FaultKind): Promise<Observed> {
  const { cartId, platformOrderId } = await begin(shop);
  await shop.control.pay(platformOrderId, { notify: false });
  return observe(shop, cartId, { endpoint: "query", kind }, async () => {
    const [{ httpStatus, body }] = await shop.control.notify(platformOrderId);
    return body === "SUCCESS" ? body : String(httpStatus);
  });
}
