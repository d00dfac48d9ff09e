import reconcileJob from "../../../src/jobs/reconcile";
import { getMethod } from "../../../src/platform/catalogue";
import { PlatformClient } from "../../../src/platform/client";
import { toChargeAmount } from "../../../src/platform/money";
import { awaitPayment } from "../../environment/awaited-payments";
import { STOREFRONT } from "../../environment/configure-haipay";
import { deliver, lastNotification } from "../../environment/deliveries";
import { rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { readAttentionTitles } from "./attention-titles";
import { withEnvironment } from "./environment";
import type { Proof } from "./seen";

const SUCCESS = { status: 200, body: "SUCCESS" };

export const neverArrives: Proof = async (shop, seen) => {
  await shop.control.setNotifications(false);
  const { platformOrderId, orderId } = await awaitPayment(shop);
  await shop.control.pay(platformOrderId);
  seen.note((await shop.http.get<string>("/hooks/haipay")).data);
  await shop.haipay.ledger.collectOrders.markDue((await rowOfOrderId(shop, platformOrderId)).id);

  await withEnvironment({ HAIPAY_RECONCILE: "on" }, () => reconcileJob(shop.container));

  expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
};

export const answered401: Proof = async (shop, seen) => {
  const { platformOrderId, orderId } = await awaitPayment(shop);
  await shop.control.pay(platformOrderId, { notify: false });
  const genuine = await lastNotification(shop, platformOrderId);
  const stranger = genuine.replace(shop.sandbox.accounts.jpy.appId, "777");
  shop.haipay.refusedMessages.close();
  const wrong = { HAIPAY_JPY_PLATFORM_PUBLIC_KEY: shop.sandbox.accounts.usd.platformPublicKey };
  for (const answer of [
    await withEnvironment(wrong, () => deliver(shop, genuine)),
    await deliver(shop, stranger),
  ]) {
    expect(answer.status).toBe(401);
    seen.note(answer.body);
  }

  expect(await deliver(shop, genuine)).toMatchObject(SUCCESS);
  expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
};

export const answered404: Proof = async (shop, seen) => {
  const client = new PlatformClient();
  await client.apply(await shop.haipay.gateway.account("jpy"), {
    orderId: "made-by-another-shop",
    method: getMethod("gmo-aozora"),
    amount: toChargeAmount("1200", "jpy"),
    buyer: { name: "山田 太郎", phone: "09087654321", email: "taro@example.jp", partnerUserId: "cus_01" },
    callBackUrl: STOREFRONT,
    callBackFailUrl: STOREFRONT,
    notifyUrl: `${shop.url}/hooks/haipay`,
  });
  client.close();
  await shop.control.pay("made-by-another-shop", { notify: false });
  const answer = await deliver(shop, await lastNotification(shop, "made-by-another-shop"));
  expect(answer.status).toBe(404);
  seen.note(answer.body);
  for (const title of await readAttentionTitles(shop)) seen.note(title);
};

export const answered503: Proof = async (shop, seen) => {
  const { platformOrderId, orderId } = await awaitPayment(shop);
  await shop.control.pay(platformOrderId, { notify: false });
  const genuine = await lastNotification(shop, platformOrderId);
  await shop.control.fault({ endpoint: "query", kind: "http_500", times: 10 });
  const answer = await deliver(shop, genuine);
  expect(answer.status).toBe(503);
  seen.note(answer.body);

  await shop.control.clearFaults();
  expect(await deliver(shop, genuine)).toMatchObject(SUCCESS);
  expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
};
