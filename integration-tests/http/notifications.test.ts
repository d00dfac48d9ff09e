import { generateKeyPairSync } from "node:crypto";
import { LosslessNumber } from "lossless-json";
import { parseJsonObject } from "../../src/platform/json";
import { getMethod, type MethodId } from "../../src/platform/catalogue";
import { PlatformClient } from "../../src/platform/client";
import { toChargeAmount } from "../../src/platform/money";
import { awaitPayment } from "../environment/awaited-payments";
import { collectEvents, deliver, lastNotification, signAnew } from "../environment/deliveries";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import { attentionsOf, openReasonsOf, readLedger, rowOfOrderId } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { buy, orderIdOf, payAndNotify } from "../environment/purchases";

const SUCCESS = { status: 200, body: "SUCCESS" };
/** The platform sends it again. */
const NOT_YET = { status: 503 };
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });

describeShop("A notification", (shop) => {
  it("comes to an address that says in one line what it is", async () => {
    const answer = await shop.http.get<string>("/hooks/haipay");

    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toMatch(/^text\/plain/);
    expect(answer.data).toMatch(/^This is the notification endpoint for HaiPay\.[^\n]*$/);
  });

  it.each<MethodId>(["konbini-lawson", "au-pay", "gmo-aozora"])(
    "is answered SUCCESS as plain text only after the order is captured (%s)",
    async (method) => {
      const { collectId, cart } = await awaitPayment(shop, { method });
      await shop.control.pay(collectId, { notify: false });
      await shop.control.fault({ endpoint: "query", kind: "slow", delayMs: 500 });

      const answer = await deliver(shop, await lastNotification(shop, collectId));

      expect(answer).toMatchObject({ ...SUCCESS, contentType: expect.stringMatching(/^text\/plain/) });
      const { state, settled_at } = await rowOfOrderId(shop, collectId);
      expect(state).toBe("paid");
      expect(settled_at?.getTime()).toBeLessThanOrEqual(answer.at);
      expect(await captureTimesOf(shop, cart.id)).toEqual([expect.any(Number)]);
      expect((await captureTimesOf(shop, cart.id))[0]).toBeLessThanOrEqual(answer.at);
      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject({
        due: "0",
        collection_status: "completed",
      });
    },
  );

  it("may carry signed fields that nobody announced", async () => {
    const { collectId, orderId } = await awaitPayment(shop);
    await shop.control.pay(collectId, { notify: false });
    const text = await lastNotification(shop, collectId);
    expect(text).toMatch(/"netAmount":\d+\.\d\d/);

    expect(await deliver(shop, text)).toMatchObject(SUCCESS);
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"] });
  });

  it.each<MethodId>(["konbini-seven-eleven", "merpay"])(
    "that is repeated changes nothing and costs no question to the platform (%s)",
    async (method) => {
      const captured = collectEvents(shop, "payment.captured");
      const { row, orderId } = await buy(shop, { method });
      await settledDown();
      const before = await everything(shop, orderId);

      const repeats = await shop.control.notify(row.order_id, { times: 2 });
      const atOnce = await shop.control.notify(row.order_id, { times: 5, atOnce: true });

      expect(repeats.concat(atOnce)).toEqual(Array(7).fill({ httpStatus: 200, body: "SUCCESS" }));
      expect(await everything(shop, orderId)).toEqual(before);
      await settledDown();
      captured.stop();
      expect(captured.ids).toHaveLength(1);
    },
  );

  it.each<MethodId>(["konbini-lawson", "au-pay"])(
    "that first arrives five times at once asks the platform once and captures once (%s)",
    async (method) => {
      const captured = collectEvents(shop, "payment.captured");
      const { collectId, cart } = await awaitPayment(shop, { method });
      const { query } = await shop.control.calls();
      await shop.control.pay(collectId, { notify: false });

      const answers = await shop.control.notify(collectId, { times: 5, atOnce: true });

      expect(answers).toEqual(Array(5).fill({ httpStatus: 200, body: "SUCCESS" }));
      const order = await readOrder(shop, (await orderIdOf(shop, cart.id)) as string);
      expect(order).toMatchObject({ due: "0", captures: [order.total], transactions: [order.total] });
      expect((await shop.control.calls()).query).toBe(query + 1);
      await settledDown();
      captured.stop();
      expect(captured.ids).toHaveLength(1);
    },
  );

  it("that is forged is refused with 401 and touches neither the ledger nor the platform", async () => {
    const { collectId, orderId } = await awaitPayment(shop);
    await shop.control.pay(collectId, { notify: false });
    const genuine = await lastNotification(shop, collectId);
    const account = shop.sandbox.accounts.jpy;
    const theirs = { merchantSecretKey: "their secret", privateKey: stranger.privateKey };
    const ours = { merchantSecretKey: account.merchantSecretKey, privateKey: stranger.privateKey };
    const forgeries: Record<string, string> = {
      "a bad signature": genuine.replace(/"sign":"./, '"sign":"+'),
      "no signature": genuine.replace(/,"sign":"[^"]*"/, ""),
      "an empty signature": genuine.replace(/"sign":"[^"]*"/, '"sign":""'),
      "another merchant's message": signAnew(genuine, { appId: new LosslessNumber("777") }, theirs),
      "another merchant's message with our appId": signAnew(genuine, {}, theirs),
      "somebody who knows the secret key but not the private key": signAnew(genuine, {}, ours),
      "the other currency": genuine.replace('"currency":"JPY"', '"currency":"USD"'),
      "a currency that nobody has": genuine.replace('"currency":"JPY"', '"currency":"EUR"'),
      "the appId of the other currency": genuine.replace(account.appId, shop.sandbox.accounts.usd.appId),
      "an appId with a lost digit": genuine.replace(account.appId, String(Number(account.appId))),
      "another order": genuine.replace(collectId, `${collectId.slice(0, -1)}x`),
      "a changed digit": genuine.replace('"amount":"1700.00"', '"amount":"1701.00"'),
      "a sum in another form": genuine.replace('"amount":"1700.00"', '"amount":"1700"'),
      "a number in another form": genuine.replace(/"netAmount":(\d+)\.00/, '"netAmount":$1'),
      "another status": genuine.replace('"status":2', '"status":5'),
      "an added field": genuine.replace("{", '{"extra":"1",'),
    };
    const before = await untouched(shop);

    for (const [what, forgery] of Object.entries(forgeries)) {
      expect(forgery).not.toBe(genuine);
      expect({ what, ...(await deliver(shop, forgery)) }).toMatchObject({ what, status: 401 });
    }

    expect(await untouched(shop)).toEqual(before);
    expect(await readOrder(shop, orderId as string)).toMatchObject({ collection_status: "awaiting" });
    expect(await deliver(shop, genuine)).toMatchObject(SUCCESS);
  });

  it("with a bad signature is told which keys to look at, and no key or secret is in the answer", async () => {
    const { collectId } = await awaitPayment(shop);
    await shop.control.pay(collectId, { notify: false });
    const forged = (await lastNotification(shop, collectId)).replace(/"sign":"./, '"sign":"+');

    const { body } = await deliver(shop, forged);

    expect(body).toMatch(/signature does not verify.*merchant secret key.*platform public key for JPY/);
    const { merchantSecretKey, merchantPrivateKey, platformPublicKey } = shop.sandbox.accounts.jpy;
    for (const secret of [merchantSecretKey, merchantPrivateKey, platformPublicKey]) {
      expect(body).not.toContain(secret.slice(0, 20));
    }
  });

  it("must be a notification: everything else is answered 4xx and touches nothing", async () => {
    const { collectId, orderId } = await awaitPayment(shop);
    await shop.control.pay(collectId, { notify: false });
    const genuine = await lastNotification(shop, collectId);
    const without = (field: string) => genuine.replace(new RegExp(`"${field}":("[^"]*"|[-\\d.]+),`), "");
    const bodies: Record<string, [body: string | Buffer | undefined, type?: string]> = {
      "words instead of JSON": ["SUCCESS"],
      "words as text": ["SUCCESS", "text/plain"],
      "a form": ["orderId=1&status=2", "application/x-www-form-urlencoded"],
      XML: ["<xml><status>2</status></xml>", "application/xml"],
      "half of the message": [genuine.slice(0, -20)],
      nothing: [undefined],
      "an empty text": ["", "text/plain"],
      "an array": ["[]"],
      "an array of messages": [`[${genuine}]`],
      null: ["null"],
      "a number": ["2"],
      "an empty object": ["{}"],
      "a huge depth": [`${"[".repeat(40_000)}${"]".repeat(40_000)}`],
      "a huge depth in a field": [
        genuine.replace("{", `{"deep":${'{"a":'.repeat(15_000)}1${"}".repeat(15_000)},`),
      ],
      "a field twice": [genuine.replace("{", '{"status":3,')],
      "a field twice with the same value": [genuine.replace("{", '{"status":2,')],
      "no appId": [without("appId")],
      "no orderId": [without("orderId")],
      "no status": [without("status")],
      "a status that there is not": [genuine.replace('"status":2', '"status":9')],
      "an order id of 49 characters": [genuine.replace(collectId, "x".repeat(49))],
      "bytes that are no UTF-8": [
        Buffer.concat([Buffer.from('{"orderId":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
      ],
    };
    const before = await untouched(shop);

    for (const [what, [body, type]] of Object.entries(bodies)) {
      expect({ what, ...(await deliver(shop, body, type)) }).toMatchObject({ what, status: 400 });
    }
    const large = genuine.replace("{", `{"filler":"${"x".repeat(101 * 1024)}",`);
    expect(await deliver(shop, large)).toMatchObject({ status: 413 });

    expect(await untouched(shop)).toEqual(before);
    expect(await readOrder(shop, orderId as string)).toMatchObject({ collection_status: "awaiting" });
    expect(await deliver(shop, genuine)).toMatchObject(SUCCESS);
  });

  it("that runs ahead of collect/query moves nothing, and its repeat succeeds when both say the same", async () => {
    const { collectId, orderId } = await awaitPayment(shop);
    await shop.control.claim(collectId, { status: 2, notify: false });
    const lie = await lastNotification(shop, collectId);

    expect(await deliver(shop, lie)).toMatchObject(NOT_YET);

    expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "open", received_amount: "0" });
    expect(await readOrder(shop, orderId as string)).toMatchObject({
      collection_status: "awaiting",
      captures: [],
      transactions: [],
    });
    await shop.control.pay(collectId, { notify: false });
    expect(await deliver(shop, lie)).toMatchObject(SUCCESS);
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("that lies about a wallet payment places no order", async () => {
    const { collectId, cart } = await awaitPayment(shop, { method: "merpay" });
    await shop.control.claim(collectId, { status: 2, notify: false });

    expect(await deliver(shop, await lastNotification(shop, collectId))).toMatchObject(NOT_YET);

    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "open", settled_at: null });
  });

  it("for an order that the ledger does not know is kept once for a person, and answered 404", async () => {
    const orderId = "made-by-somebody-else";
    const account = shop.haipay.gateway.account("jpy");
    const client = new PlatformClient();
    await client.apply(account, {
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
    const calls = await shop.control.calls();

    const answers = await shop.control.notify(orderId, { times: 3 });
    answers.push(...(await shop.control.notify(orderId, { times: 3, atOnce: true })));

    expect(answers.map(({ httpStatus }) => httpStatus)).toEqual(Array(6).fill(404));
    expect(await attentionsOf(shop, orderId)).toMatchObject([
      {
        collect_order_id: null,
        reason: "unknown_order",
        resolved_at: null,
        facts: {
          order_no: (await shop.control.order(orderId)).orderNo,
          amount: "1200.00",
          currency: "JPY",
          platform_status: 2,
          pay_time: expect.stringMatching(/^\d{4}-/),
        },
      },
    ]);
    expect((await readLedger(shop)).haipay_event).toEqual([]);
    expect(await shop.control.calls()).toEqual(calls);
  });

  it.each(["http_500", "bad_signature", "html", "truncated", "wrong_order_id", "refuse"] as const)(
    "is answered 503 while the platform cannot be believed (%s), and the repeat succeeds",
    async (kind) => {
      const { collectId, orderId } = await awaitPayment(shop);
      await shop.control.pay(collectId, { notify: false });
      await shop.control.fault({ endpoint: "query", kind, times: 10 });

      const [answer] = await shop.control.notify(collectId);

      expect(answer).toMatchObject({ httpStatus: 503 });
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "open",
        next_check_at: expect.any(Date),
        notification_digest: null,
      });
      expect(await readOrder(shop, orderId as string)).toMatchObject({
        collection_status: "awaiting",
        captures: [],
      });
      await shop.control.clearFaults();
      expect(await shop.control.notify(collectId)).toEqual([{ httpStatus: 200, body: "SUCCESS" }]);
      expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
    },
  );

  it("of a failure ends the collect order and leaves the order awaiting; money that still comes is captured", async () => {
    const { collectId, orderId } = await awaitPayment(shop);
    await shop.control.expire(collectId, { notify: false });

    expect(await shop.control.notify(collectId)).toEqual([{ httpStatus: 200, body: "SUCCESS" }]);

    expect(await rowOfOrderId(shop, collectId)).toMatchObject({
      state: "failed",
      platform_status: 3,
      last_error: "order expired",
    });
    expect(await readOrder(shop, orderId as string)).toMatchObject({
      status: "pending",
      collection_status: "awaiting",
      captures: [],
    });
    expect(await payAndNotify(shop, collectId)).toMatchObject({ body: "SUCCESS" });
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("that only claims a failure does not end a collect order that can still be paid", async () => {
    const { collectId, orderId } = await awaitPayment(shop);
    await shop.control.claim(collectId, { status: 3, errorMsg: "expired", notify: false });

    expect(await deliver(shop, await lastNotification(shop, collectId))).toMatchObject(NOT_YET);

    expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "open" });
    expect(await payAndNotify(shop, collectId)).toMatchObject({ body: "SUCCESS" });
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("may come out of order: the end is the same", async () => {
    const { collectId, orderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await shop.control.expire(collectId, { notify: false });
    await shop.control.pay(collectId, { amount: "700", notify: false });
    await shop.control.pay(collectId, { notify: false });
    const [failed, partial, paid] = await shop.control.notifications(collectId);
    const statuses = [failed, partial, paid].map((text) => String(parseJsonObject(text).status));
    expect(statuses).toEqual(["3", "4", "2"]);

    for (const text of [paid, partial, failed, partial, paid]) {
      expect(await deliver(shop, text)).toMatchObject(SUCCESS);
    }

    expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "paid", received_amount: "1700" });
    expect(await readOrder(shop, orderId as string)).toMatchObject({
      due: "0",
      captures: ["1700"],
      transactions: ["1700"],
    });
    expect(await openReasonsOf(shop, collectId)).toEqual([]);
  });
});

/** What a message that is not believed must leave as it was. */
async function untouched(shop: HaipayShop) {
  return { ledger: await readLedger(shop), calls: await shop.control.calls() };
}

async function everything(shop: HaipayShop, orderId: string) {
  return { ...(await untouched(shop)), order: await readOrder(shop, orderId) };
}

/** Events in memory arrive after the answer. */
async function settledDown(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
}

/** When the payments of a cart were captured, in ms. */
async function captureTimesOf(shop: HaipayShop, cartId: string): Promise<number[]> {
  const { data } = await shop.container.resolve("query").graph({
    entity: "cart",
    fields: ["payment_collection.payments.captured_at"],
    filters: { id: cartId },
  });
  const [cart] = data as unknown as { payment_collection: { payments: { captured_at: string | Date }[] } }[];
  return cart.payment_collection.payments.map((payment) => new Date(payment.captured_at).getTime());
}
