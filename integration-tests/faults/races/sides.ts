import axios from "axios";
import { StoreError } from "../../../demo/store-error";
import { ADMIN } from "../../environment/admin-account";
import type { Instance, TwoInstances } from "../../environment/two-instances";
import { payAt, type RacedPurchase } from "./raced-purchase";

/** One of the two that run against each other; the answer is what the caller was told, in words. */
export type Side = (at: Instance, purchase: RacedPurchase, shop: TwoInstances) => Promise<string>;

/** The platform notifies. */
export const notification: Side = (at, { text }) => at.notify(text as string);

/** The shopper places his order. @returns "order" and its id, the cart's error, or the HTTP status of a refusal */
export const completion: Side = async (at, { cartId }) =>
  tell(async () => {
    const answer = await at.shopper().complete(cartId);
    return answer.type === "order" ? `order ${answer.order.id}` : `cart: ${answer.error.message}`;
  });

/** The shopper takes two of it. @returns "changed", or the HTTP status of a refusal */
export const change: Side = async (at, { cartId, itemId }) =>
  tell(async () => {
    await at.shopper().setQuantity(cartId, itemId, 2);
    return "changed";
  });

/** The same when the money is there already: it must be refused. */
export const lateChange: Side = (...race) => change(...race);

/** The shopper pays on the wallet's page and comes back. */
export const payment: Side = async (at, purchase, shop) => {
  await payAt(shop, purchase);
  return returnPage(at, purchase, shop);
};

async function tell(call: () => Promise<string>): Promise<string> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof StoreError && error.status !== undefined) return `${error.status} ${error.message}`;
    throw error;
  }
}

/** The shopper comes back from the pay page. */
export const returnPage: Side = async (at, { sessionId }) => {
  const { state } = await at.returnPage(sessionId);
  return `page: ${state}`;
};

/** The job of every minute; the purchase was made due. */
export const job: Side = async (at) => {
  const { status } = await post(at, "/admin/haipay/reconcile");
  return `job: ${status}`;
};

/** An administrator cancels the order. @returns the status, and the words of a refusal */
export const cancel: Side = async (at, { orderId }) => {
  const { status, data } = await post(at, `/admin/orders/${orderId}/cancel`);
  return status === 200 ? "cancelled" : `cancel refused (${status}): ${data.message}`;
};

async function post(at: Instance, path: string) {
  const { url } = at.child;
  const options = { proxy: false, validateStatus: () => true } as const;
  const { data } = await axios.post<{ token: string }>(`${url}/auth/user/emailpass`, ADMIN, options);
  const headers = { authorization: `Bearer ${data.token}` };
  return axios.post<{ message?: string }>(url + path, {}, { ...options, headers });
}
