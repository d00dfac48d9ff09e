import { reconcile } from "../../../src/payment/reconcile";
import type { MethodId } from "../../../src/platform/catalogue";
import { announcedOf } from "../../environment/announcements";
import { awaitPayment, type AwaitedPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { findSession } from "../../environment/payment-module";
import { orderIdOf, payAndNotify, providerId, rowOf } from "../../environment/purchases";
import { reservedOf } from "../../environment/reservations";
import { passDeadline, passEnd } from "../../environment/time-travel";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const HOUR_MS = 3_600_000;

describeShop("When nobody pays in time and the platform says that it failed:", (shop) => {
  async function fail(platformOrderId: string): Promise<void> {
    await shop.control.fail(platformOrderId, { errorMsg: "channel closed", notify: false });
    expect(await shop.control.notify(platformOrderId)).toEqual([SUCCESS]);
  }

  async function tryAgain({ shopper, orderId = "" }: AwaitedPayment, method: MethodId) {
    const { payment_collections } = await shopper.getOrder(orderId);
    const session = await shopper.createPaymentSession(payment_collections?.[0].id ?? "", providerId(method));
    return rowOf(shop, session);
  }

  it("the shopper has a day to pay the placed order another way; then it is cancelled", async () => {
    const { platformOrderId, orderId = "", session } = await awaitPayment(shop);

    await fail(platformOrderId);

    const row = await rowOfOrderId(shop, platformOrderId);
    expect(row).toMatchObject({ state: "failed", settled_at: null, last_error: "channel closed" });
    expect(row.next_check_at?.getTime()).toBe((row.ended_at?.getTime() ?? 0) + 24 * HOUR_MS);
    expect((await findSession(shop, session.id))?.data).toMatchObject({ status: "failed" });
    expect(await announcedOf(shop, platformOrderId)).toEqual([
      "haipay.payment.awaiting",
      "haipay.payment.failed",
    ]);
    await passEnd(shop, platformOrderId, 23);
    await reconcile(shop.container);
    expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });
    expect(await reservedOf(shop, "sencha")).toBe(1);

    await passEnd(shop, platformOrderId, 25);
    await reconcile(shop.container);

    expect(await readOrder(shop, orderId)).toMatchObject({ status: "canceled" });
    expect(await reservedOf(shop, "sencha")).toBe(0);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ settled_at: expect.any(Date) });
    expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
  });

  it("a stale failure never cancels the order that is being paid another way, and that payment is captured", async () => {
    const placed = await awaitPayment(shop);
    await fail(placed.platformOrderId);
    const newer = await tryAgain(placed, "gmo-aozora");
    await passEnd(shop, placed.platformOrderId, 25);

    await reconcile(shop.container);

    expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({ status: "pending" });
    const stale = await rowOfOrderId(shop, placed.platformOrderId);
    expect(stale.next_check_at?.getTime()).toBeGreaterThan(Date.now() + 6 * 24 * HOUR_MS);
    expect(await payAndNotify(shop, newer.platform_order_id)).toEqual(SUCCESS);
    expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({ captures: ["1700"], due: "0" });
    await passEnd(shop, placed.platformOrderId, 26);
    await reconcile(shop.container);
    expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({
      status: "pending",
      captures: ["1700"],
    });
    expect(await rowOfOrderId(shop, placed.platformOrderId)).toMatchObject({
      settled_at: expect.any(Date),
    });
  });

  it("when the other way runs out too, the order is cancelled a day after", async () => {
    const placed = await awaitPayment(shop);
    await fail(placed.platformOrderId);
    const newer = await tryAgain(placed, "au-pay");
    await passEnd(shop, placed.platformOrderId, 30);
    await passDeadline(shop, newer.platform_order_id);
    await reconcile(shop.container);
    expect(await rowOfOrderId(shop, newer.platform_order_id)).toMatchObject({
      state: "expired",
      settled_at: null,
    });
    expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({ status: "pending" });

    await passEnd(shop, newer.platform_order_id, 25);
    await reconcile(shop.container);

    expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({ status: "canceled" });
  });

  it("a failed e-wallet payment leaves the cart free for another method at once", async () => {
    const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });

    await fail(platformOrderId);

    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "failed",
      settled_at: expect.any(Date),
    });
    expect(await announcedOf(shop, platformOrderId)).toEqual([
      "haipay.payment.awaiting",
      "haipay.payment.failed",
    ]);
    const { items } = await shopper.getCart(cart.id);
    await shopper.setQuantity(cart.id, items?.[0].id ?? "", 2);
    const newer = await rowOf(shop, await shopper.choosePayment(cart.id, providerId("merpay")));
    expect(await payAndNotify(shop, newer.platform_order_id)).toEqual(SUCCESS);
    const order = await readOrder(shop, (await orderIdOf(shop, cart.id)) as string);
    expect(order).toMatchObject({ due: "0", captures: [order.total] });
  });
});
