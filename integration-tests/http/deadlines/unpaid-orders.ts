import { reconcile } from "../../../src/payment/reconcile";
import { announcedOf } from "../../environment/announcements";
import { awaitPayment } from "../../environment/awaited-payments";
import type { HaipayShop } from "../../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { findSession } from "../../environment/payment-module";
import { orderIdOf, payAndNotify } from "../../environment/purchases";
import { reservedOf } from "../../environment/reservations";
import { passDeadline, passSinceApply } from "../../environment/time-travel";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const DAY_MS = 86_400_000;

export function unpaidOrders(shop: HaipayShop): void {
  describe("a slip or a transfer runs out:", () => {
    it.each(["konbini-lawson", "gmo-aozora"] as const)(
      "the %s order is cancelled by reconcile an hour later, its stock released, and late money watched for",
      async (method) => {
        const { collectId, orderId = "", session } = await awaitPayment(shop, { method });
        expect(await reservedOf(shop, "sencha")).toBe(1);
        await passDeadline(shop, collectId);

        expect(await reconcile(shop.container)).toEqual({ settled: 1, failed: 0 });

        expect(await readOrder(shop, orderId)).toMatchObject({
          status: "canceled",
          collection_status: "canceled",
          captures: [],
        });
        expect(await reservedOf(shop, "sencha")).toBe(0);
        const row = await rowOfOrderId(shop, collectId);
        expect(row).toMatchObject({
          state: "expired",
          settled_at: expect.any(Date),
          ended_at: expect.any(Date),
        });
        expect(row.next_check_at?.getTime()).toBeLessThan(Date.now() + DAY_MS);
        expect((await findSession(shop, session.id))?.data).toMatchObject({ status: "expired" });
        expect(await announcedOf(shop, collectId)).toEqual([
          "haipay.payment.awaiting",
          "haipay.payment.expired",
        ]);
        expect(await attentionsOf(shop, collectId)).toEqual([]);
      },
    );

    it("nothing happens within the hour after the deadline, and a payment in it is captured", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      await passDeadline(shop, collectId, 0.9);
      expect(await settle(shop, collectId)).toMatchObject({ state: "open" });
      expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    });

    it("what was paid in the last minute and never notified is captured, not cancelled", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      await shop.control.pay(collectId, { notify: false });
      await passDeadline(shop, collectId);

      await reconcile(shop.container);

      expect(await readOrder(shop, orderId)).toMatchObject({
        status: "pending",
        captures: ["1700"],
        due: "0",
      });
    });

    it("an answer that cannot be believed cancels nothing", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      await passDeadline(shop, collectId);
      await shop.control.fault({ endpoint: "query", kind: "bad_signature" });

      expect(await reconcile(shop.container)).toEqual({ settled: 0, failed: 1 });

      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "open" });
      expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });
    });

    it("money that comes after the order was cancelled is late, and not captured", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      await passDeadline(shop, collectId);
      await reconcile(shop.container);

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);

      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "paid",
        settled_at: expect.any(Date),
      });
      expect(await openReasonsOf(shop, collectId)).toEqual(["late"]);
      expect(await readOrder(shop, orderId)).toMatchObject({ status: "canceled", captures: [] });
    });

    it("the shop is told once, a day before, to remind the shopper", async () => {
      const { collectId } = await awaitPayment(shop);
      await passSinceApply(shop, collectId, 40);
      await passDeadline(shop, collectId, -25);
      await settle(shop, collectId);
      expect(await announcedOf(shop, collectId)).toEqual(["haipay.payment.awaiting"]);
      const { next_check_at } = await rowOfOrderId(shop, collectId);
      expect(next_check_at?.getTime()).toBeLessThanOrEqual(Date.now() + 3_700_000);

      await passDeadline(shop, collectId, -23);
      await settle(shop, collectId);
      await settle(shop, collectId);

      expect(await announcedOf(shop, collectId)).toEqual([
        "haipay.payment.awaiting",
        "haipay.payment.reminder",
      ]);
    });
  });

  it("an e-wallet page that was left expires; the cart stays free, and money that comes late is still taken", async () => {
    const { cart, collectId } = await awaitPayment(shop, { method: "merpay" });
    await passDeadline(shop, collectId);
    await reconcile(shop.container);
    expect(await rowOfOrderId(shop, collectId)).toMatchObject({
      state: "expired",
      settled_at: expect.any(Date),
    });
    expect(await orderIdOf(shop, cart.id)).toBeUndefined();

    expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);

    const orderId = (await orderIdOf(shop, cart.id)) as string;
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    expect(await attentionsOf(shop, collectId)).toEqual([]);
  });
}
