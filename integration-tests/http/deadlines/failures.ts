import { reconcile } from "../../../src/payment/reconcile";
import type { MethodId } from "../../../src/platform/catalogue";
import { announcedOf } from "../../environment/announcements";
import { awaitPayment, type AwaitedPayment } from "../../environment/awaited-payments";
import type { HaipayShop } from "../../environment/haipay-shop";
import { attentionsOf, rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { findSession } from "../../environment/payment-module";
import { orderIdOf, payAndNotify, providerId, rowOf } from "../../environment/purchases";
import { reservedOf } from "../../environment/reservations";
import { passDeadline, passEnd } from "../../environment/time-travel";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const HOUR_MS = 3_600_000;

export function failures(shop: HaipayShop): void {
  async function fail(collectId: string): Promise<void> {
    await shop.control.fail(collectId, { errorMsg: "channel closed", notify: false });
    expect(await shop.control.notify(collectId)).toEqual([SUCCESS]);
  }

  async function tryAgain({ shopper, orderId = "" }: AwaitedPayment, method: MethodId) {
    const { payment_collections } = await shopper.getOrder(orderId);
    const session = await shopper.createPaymentSession(payment_collections?.[0].id ?? "", providerId(method));
    return rowOf(shop, session);
  }

  describe("the platform says that it failed:", () => {
    it("the shopper has a day to pay the placed order another way; then it is cancelled", async () => {
      const { collectId, orderId = "", session } = await awaitPayment(shop);

      await fail(collectId);

      const row = await rowOfOrderId(shop, collectId);
      expect(row).toMatchObject({ state: "failed", settled_at: null, last_error: "channel closed" });
      expect(row.next_check_at?.getTime()).toBe((row.ended_at?.getTime() ?? 0) + 24 * HOUR_MS);
      expect((await findSession(shop, session.id))?.data).toMatchObject({ status: "failed" });
      expect(await announcedOf(shop, collectId)).toEqual([
        "haipay.payment.awaiting",
        "haipay.payment.failed",
      ]);
      await passEnd(shop, collectId, 23);
      await reconcile(shop.container);
      expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });
      expect(await reservedOf(shop, "sencha")).toBe(1);

      await passEnd(shop, collectId, 25);
      await reconcile(shop.container);

      expect(await readOrder(shop, orderId)).toMatchObject({ status: "canceled" });
      expect(await reservedOf(shop, "sencha")).toBe(0);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ settled_at: expect.any(Date) });
      expect(await attentionsOf(shop, collectId)).toEqual([]);
    });

    it("a stale failure never cancels the order that is being paid another way, and that payment is captured", async () => {
      const placed = await awaitPayment(shop);
      await fail(placed.collectId);
      const newer = await tryAgain(placed, "gmo-aozora");
      await passEnd(shop, placed.collectId, 25);

      await reconcile(shop.container);

      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({ status: "pending" });
      const stale = await rowOfOrderId(shop, placed.collectId);
      expect(stale.next_check_at?.getTime()).toBeGreaterThan(Date.now() + 6 * 24 * HOUR_MS);
      expect(await payAndNotify(shop, newer.order_id)).toEqual(SUCCESS);
      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({ captures: ["1700"], due: "0" });
      await passEnd(shop, placed.collectId, 26);
      await reconcile(shop.container);
      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({
        status: "pending",
        captures: ["1700"],
      });
      expect(await rowOfOrderId(shop, placed.collectId)).toMatchObject({ settled_at: expect.any(Date) });
    });

    it("when the other way runs out too, the order is cancelled a day after", async () => {
      const placed = await awaitPayment(shop);
      await fail(placed.collectId);
      const newer = await tryAgain(placed, "au-pay");
      await passEnd(shop, placed.collectId, 30);
      await passDeadline(shop, newer.order_id);
      await reconcile(shop.container);
      expect(await rowOfOrderId(shop, newer.order_id)).toMatchObject({ state: "expired", settled_at: null });
      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({ status: "pending" });

      await passEnd(shop, newer.order_id, 25);
      await reconcile(shop.container);

      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({ status: "canceled" });
    });

    it("a failed e-wallet payment leaves the cart free for another method at once", async () => {
      const { shopper, cart, collectId } = await awaitPayment(shop, { method: "au-pay" });

      await fail(collectId);

      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "failed",
        settled_at: expect.any(Date),
      });
      expect(await announcedOf(shop, collectId)).toEqual([
        "haipay.payment.awaiting",
        "haipay.payment.failed",
      ]);
      const { items } = await shopper.getCart(cart.id);
      await shopper.setQuantity(cart.id, items?.[0].id ?? "", 2);
      const newer = await rowOf(shop, await shopper.choosePayment(cart.id, providerId("merpay")));
      expect(await payAndNotify(shop, newer.order_id)).toEqual(SUCCESS);
      const order = await readOrder(shop, (await orderIdOf(shop, cart.id)) as string);
      expect(order).toMatchObject({ due: "0", captures: [order.total] });
    });
  });
}
