import type { AxiosResponse } from "axios";
import type { HaipayPayment } from "../../demo/shopper";
import type { HaipayShop } from "./haipay-shop";
import { ledgerOf, rowOf } from "./purchases";

/**
 * What `GET /store/haipay/payments/:payment_token` answers a stranger, with its status and headers.
 *
 * @param reference the token of a payment, or the id of its payment session
 */
export async function openPage(
  shop: HaipayShop,
  reference: string,
  headers: Record<string, string> = {},
): Promise<AxiosResponse> {
  return shop.http.get(`/store/haipay/payments/${reference}`, {
    headers: { "x-publishable-api-key": shop.seeded.publishableKey, ...headers },
  });
}

/**
 * The payment as the return page shows it to its buyer, whose browser knows the cart; else to a stranger.
 *
 * @param session its id may also be a payment's token
 */
export async function readPayment(
  shop: HaipayShop,
  { session, cart }: { session: { id: string }; cart?: { id: string } },
): Promise<HaipayPayment> {
  const [row] = await ledgerOf(shop, session);
  const reference = row?.payment_token ?? session.id;
  const { status, data } = await openPage(shop, reference + (cart ? `?cart_id=${cart.id}` : ""));
  expect(status).toBe(200);
  return (data as { payment: HaipayPayment }).payment;
}

/** As if the last question to the platform were long ago. @param seconds how long */
export async function letTimePass(
  shop: HaipayShop,
  { session }: { session: { id: string } },
  seconds = 120,
): Promise<void> {
  const { id } = await rowOf(shop, session);
  await shop.haipay.ledger.collectOrders.update(id, { checked_at: new Date(Date.now() - seconds * 1_000) });
}
