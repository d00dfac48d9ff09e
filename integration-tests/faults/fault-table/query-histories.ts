import { awaitPayment } from "../../environment/awaited-payments";
import type { FaultKind } from "../../../src/sandbox/control-client";
import type { HaipayShop } from "../../environment/haipay-shop";
import { providerId, rowOf } from "../../environment/purchases";
import { observe, type Observed } from "./history";

/** A purchase whose collect order is open at the platform. */
type Await = (shop: HaipayShop) => Promise<{ cartId: string; collectId: string }>;

export const aSlip: Await = async (shop) => {
  const { cart, collectId } = await awaitPayment(shop, { method: "konbini-lawson" });
  return { cartId: cart.id, collectId };
};

export const aWallet: Await = async (shop) => {
  const { cart, collectId } = await awaitPayment(shop, { method: "au-pay" });
  return { cartId: cart.id, collectId };
};

/** The wallet that was chosen for an order that was placed with a slip. */
export const aNewTry: Await = async (shop) => {
  const { cart, shopper } = await awaitPayment(shop, { method: "konbini-lawson" });
  const session = await shopper.choosePayment(cart.id, providerId("au-pay"));
  return { cartId: cart.id, collectId: (await rowOf(shop, session)).order_id };
};

/** One fault of collect/query, when the platform notifies of money that is there. */
export async function runQueryHistory(shop: HaipayShop, begin: Await, kind: FaultKind): Promise<Observed> {
  const { cartId, collectId } = await begin(shop);
  await shop.control.pay(collectId, { notify: false });
  return observe(shop, cartId, { endpoint: "query", kind }, async () => {
    const [{ httpStatus, body }] = await shop.control.notify(collectId);
    return body === "SUCCESS" ? body : String(httpStatus);
  });
}
