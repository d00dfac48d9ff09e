import { awaitPayment } from "../../environment/awaited-payments";
import { openReasonsOf, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { orderIdOf, payAndNotify } from "../../environment/purchases";
import { letTimePass, readPayment } from "../../environment/return-page";
import { setStock } from "../../environment/stock";
import { readAttentionTitles } from "./attention-titles";
import type { Proof } from "./seen";

const PAID = { captures: ["1700"], due: "0" };

export const orderWaits: Proof = async (shop, seen) => {
  const part = await awaitPayment(shop, { method: "gmo-aozora" });
  await payAndNotify(shop, part.platformOrderId, "1000");
  const odd = await awaitPayment(shop);
  await shop.control.pay(odd.platformOrderId, { notify: false });
  await shop.control.fault({ endpoint: "query", kind: "wrong_amount" });
  await settle(shop, odd.platformOrderId);
  for (const title of await readAttentionTitles(shop)) seen.note(title);

  await payAndNotify(shop, part.platformOrderId, "700");
  await settle(shop, odd.platformOrderId);
  for (const { platformOrderId, orderId } of [part, odd]) {
    expect(await readOrder(shop, orderId as string)).toMatchObject(PAID);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  }
};

export const outOfStock: Proof = async (shop, seen) => {
  const { cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
  await setStock(shop, "sencha", 0);
  await payAndNotify(shop, platformOrderId);
  for (const title of await readAttentionTitles(shop)) seen.note(title);

  await setStock(shop, "sencha", 5);
  await settle(shop, platformOrderId);
  expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
  expect(await readAttentionTitles(shop)).toEqual([]);
};

export const neverTurns: Proof = async (shop) => {
  await shop.control.setNotifications(false);
  const checkout = await awaitPayment(shop);
  await shop.control.pay(checkout.platformOrderId);
  await shop.control.fault({ endpoint: "query", kind: "http_500", times: 10 });
  expect(await readPayment(shop, checkout)).toMatchObject({ state: "open" });

  await shop.control.clearFaults();
  await letTimePass(shop, checkout);
  expect(await readPayment(shop, checkout)).toMatchObject({
    state: "paid",
    medusa_order_id: checkout.orderId,
  });
};
