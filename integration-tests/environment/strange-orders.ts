import { getMethod } from "../../src/platform/catalogue";
import { PlatformClient } from "../../src/platform/client";
import { toChargeAmount } from "../../src/platform/money";
import type { HaipayShop } from "./haipay-shop";

/** An order of ¥1200 that somebody else made with the shop's account, paid, with its notification sent. */
export async function payStrangeOrder(shop: HaipayShop, orderId: string): Promise<void> {
  const client = new PlatformClient();
  await client.apply(await shop.haipay.gateway.account("jpy"), {
    orderId,
    method: getMethod("gmo-aozora"),
    amount: toChargeAmount("1200", "jpy"),
    buyer: { name: "山田 太郎", phone: "09087654321", email: "taro@example.jp", partnerUserId: "cus_01" },
    callBackUrl: "http://localhost:8000/paid",
    callBackFailUrl: "http://localhost:8000/failed",
    notifyUrl: `${shop.url}/hooks/haipay`,
  });
  client.close();
  await shop.control.pay(orderId, { notify: false });
  await shop.control.notify(orderId);
}
