import { parseJsonObject } from "../../../src/platform/json";
import { awaitPayment } from "../../environment/awaited-payments";
import { deliver, lastNotification } from "../../environment/deliveries";
import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf, rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { payAndNotify } from "../../environment/purchases";

const SUCCESS = { status: 200, body: "SUCCESS" };
/** The platform sends it again. */
const NOT_YET = { status: 503 };

describeShop("A notification", (shop) => {
  it("of a failure ends the collect order and leaves the order awaiting; money that still comes is captured", async () => {
    const { platformOrderId, orderId } = await awaitPayment(shop);
    await shop.control.expire(platformOrderId, { notify: false });

    expect(await shop.control.notify(platformOrderId)).toEqual([{ httpStatus: 200, body: "SUCCESS" }]);

    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "failed",
      platform_status: 3,
      last_error: "order expired",
    });
    expect(await readOrder(shop, orderId as string)).toMatchObject({
      status: "pending",
      collection_status: "awaiting",
      captures: [],
    });
    expect(await payAndNotify(shop, platformOrderId)).toMatchObject({ body: "SUCCESS" });
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("that only claims a failure does not end a collect order that can still be paid", async () => {
    const { platformOrderId, orderId } = await awaitPayment(shop);
    await shop.control.claim(platformOrderId, { status: 3, errorMsg: "expired", notify: false });

    expect(await deliver(shop, await lastNotification(shop, platformOrderId))).toMatchObject(NOT_YET);

    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open" });
    expect(await payAndNotify(shop, platformOrderId)).toMatchObject({ body: "SUCCESS" });
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("may come out of order: the end is the same", async () => {
    const { platformOrderId, orderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await shop.control.expire(platformOrderId, { notify: false });
    await shop.control.pay(platformOrderId, { amount: "700", notify: false });
    await shop.control.pay(platformOrderId, { notify: false });
    const [failed, partial, paid] = await shop.control.notifications(platformOrderId);
    const statuses = [failed, partial, paid].map((text) => String(parseJsonObject(text).status));
    expect(statuses).toEqual(["3", "4", "2"]);

    for (const text of [paid, partial, failed, partial, paid]) {
      expect(await deliver(shop, text)).toMatchObject(SUCCESS);
    }

    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "paid",
      received_amount: "1700",
    });
    expect(await readOrder(shop, orderId as string)).toMatchObject({
      due: "0",
      captures: ["1700"],
      transactions: ["1700"],
    });
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });
});
