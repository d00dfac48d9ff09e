import type { AxiosResponse } from "axios";
import type { HaipayPayment } from "../../demo/shopper";
import type { HaipayShop } from "./haipay-shop";
import { rowOf } from "./purchases";

/** What `GET /store/haipay/payments/:id` answers, with its status and headers. */
export async function openPage(
  shop: HaipayShop,
  sessionId: string,
  headers: Record<string, string> = {},
): Promise<AxiosResponse> {
  return shop.http.get(`/store/haipay/payments/${sessionId}`, {
    headers: { "x-publishable-api-key": shop.seeded.publishableKey, ...headers },
  });
}

/** The payment as the return page shows it. */
export async function readPayment(
  shop: HaipayShop,
  { session }: { session: { id: string } },
): Promise<HaipayPayment> {
  const { status, data } = await openPage(shop, session.id);
  expect(status).toBe(200);
  return (data as { payment: HaipayPayment }).payment;
}

/** As if the last question to the platform were long ago. */
export async function letTimePass(shop: HaipayShop, { session }: { session: { id: string } }): Promise<void> {
  const { id } = await rowOf(shop, session);
  await shop.haipay.ledger.collectOrders.update(id, { checked_at: new Date(Date.now() - 60_000) });
}
