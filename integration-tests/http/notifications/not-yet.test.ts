import { getMethod } from "../../../src/platform/catalogue";
import { PlatformClient } from "../../../src/platform/client";
import { toChargeAmount } from "../../../src/platform/money";
import { awaitPayment } from "../../environment/awaited-payments";
import { deliver, lastNotification } from "../../environment/deliveries";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, readLedger, rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { orderIdOf } from "../../environment/purchases";

const SUCCESS = { status: 200, body: "SUCCESS" };
/** The platform sends it again. */
const NOT_YET = { status: 503 };

describeShop("A notification", (shop) => {
  it("that runs ahead of collect/query moves nothing, and its repeat succeeds when both say the same", async () => {
    const { platformOrderId, orderId } = await awaitPayment(shop);
    await shop.control.claim(platformOrderId, { status: 2, notify: false });
    const lie = await lastNotification(shop, platformOrderId);

    expect(await deliver(shop, lie)).toMatchObject(NOT_YET);

    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open", received_amount: "0" });
    expect(await readOrder(shop, orderId as string)).toMatchObject({
      collection_status: "awaiting",
      captures: [],
      transactions: [],
    });
    await shop.control.pay(platformOrderId, { notify: false });
    expect(await deliver(shop, lie)).toMatchObject(SUCCESS);
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("that lies about a wallet payment places no order", async () => {
    const { platformOrderId, cart } = await awaitPayment(shop, { method: "merpay" });
    await shop.control.claim(platformOrderId, { status: 2, notify: false });

    expect(await deliver(shop, await lastNotification(shop, platformOrderId))).toMatchObject(NOT_YET);

    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open", settled_at: null });
  });

  it("for an order that the ledger does not know is kept once for a person, and answered 404", async () => {
    const orderId = "made-by-somebody-else";
    const account = await shop.haipay.gateway.account("jpy");
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
          platform_order_no: (await shop.control.order(orderId)).orderNo,
          amount: "1200.00",
          currency: "JPY",
          platform_status: 2,
          pay_time: expect.stringMatching(/^\d{4}-/),
        },
      },
    ]);
    expect((await readLedger(shop)).haipay_history).toEqual([]);
    expect(await shop.control.calls()).toMatchObject(calls);
  });

  it.each(["http_500", "bad_signature", "html", "truncated", "wrong_order_id", "refuse"] as const)(
    "is answered 503 while the platform cannot be believed (%s), and the repeat succeeds",
    async (kind) => {
      const { platformOrderId, orderId } = await awaitPayment(shop);
      await shop.control.pay(platformOrderId, { notify: false });
      await shop.control.fault({ endpoint: "query", kind, times: 10 });

      const [answer] = await shop.control.notify(platformOrderId);

      expect(answer).toMatchObject({ httpStatus: 503 });
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
        state: "open",
        next_check_at: expect.any(Date),
        notification_digest: null,
      });
      expect(await readOrder(shop, orderId as string)).toMatchObject({
        collection_status: "awaiting",
        captures: [],
      });
      await shop.control.clearFaults();
      expect(await shop.control.notify(platformOrderId)).toEqual([{ httpStatus: 200, body: "SUCCESS" }]);
      expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
    },
  );
});
