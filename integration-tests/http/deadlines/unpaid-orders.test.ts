import { reconcile } from "../../../src/payment/reconcile";
import { announcedOf } from "../../environment/announcements";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { findSession } from "../../environment/payment-module";
import { orderIdOf, payAndNotify } from "../../environment/purchases";
import { reservedOf } from "../../environment/reservations";
import { passDeadline, passSinceApply } from "../../environment/time-travel";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const DAY_MS = 86_400_000;

describeShop("When nobody pays in time", (shop) => {
  describe("a slip or a transfer runs out:", () => {
    it.each(["konbini-lawson", "gmo-aozora"] as const)(
      "the %s order is cancelled by reconcile an hour later, its stock released, and late money watched for",
      async (method) => {
        const { platformOrderId, orderId = "", session } = await awaitPayment(shop, { method });
        expect(await reservedOf(shop, "sencha")).toBe(1);
        await passDeadline(shop, platformOrderId);

        expect(await reconcile(shop.container)).toEqual({ settled: 1, failed: 0 });

        expect(await readOrder(shop, orderId)).toMatchObject({
          status: "canceled",
          collection_status: "canceled",
          captures: [],
        });
        expect(await reservedOf(shop, "sencha")).toBe(0);
        const row = await rowOfOrderId(shop, platformOrderId);
        expect(row).toMatchObject({
          state: "expired",
          settled_at: expect.any(Date),
          ended_at: expect.any(Date),
        });
        expect(row.next_check_at?.getTime()).toBeLessThan(Date.now() + DAY_MS);
        expect((await findSession(shop, session.id))?.data).toMatchObject({ status: "expired" });
        expect(await announcedOf(shop, platformOrderId)).toEqual([
          "haipay.payment.awaiting",
          "haipay.payment.expired",
        ]);
        expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
      },
    );

    it("nothing happens within the hour after the deadline, and a payment in it is captured", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await passDeadline(shop, platformOrderId, 0.9);
      expect(await settle(shop, platformOrderId)).toMatchObject({ state: "open" });
      expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    });

    it("what was paid in the last minute and never notified is captured, not cancelled", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await shop.control.pay(platformOrderId, { notify: false });
      await passDeadline(shop, platformOrderId);

      await reconcile(shop.container);

      expect(await readOrder(shop, orderId)).toMatchObject({
        status: "pending",
        captures: ["1700"],
        due: "0",
      });
    });

    it("an answer that cannot be believed cancels nothing", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await passDeadline(shop, platformOrderId);
      await shop.control.fault({ endpoint: "query", kind: "bad_signature" });

      expect(await reconcile(shop.container)).toEqual({ settled: 0, failed: 1 });

      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open" });
      expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });
    });

    it("money that comes after the order was cancelled is late, and not captured", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await passDeadline(shop, platformOrderId);
      await reconcile(shop.container);

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
        state: "paid",
        settled_at: expect.any(Date),
      });
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["late"]);
      expect(await readOrder(shop, orderId)).toMatchObject({ status: "canceled", captures: [] });
    });

    it("the shop is told once, a day before, to remind the shopper", async () => {
      const { platformOrderId } = await awaitPayment(shop);
      await passSinceApply(shop, platformOrderId, 40);
      await passDeadline(shop, platformOrderId, -25);
      await settle(shop, platformOrderId);
      expect(await announcedOf(shop, platformOrderId)).toEqual(["haipay.payment.awaiting"]);
      const { next_check_at } = await rowOfOrderId(shop, platformOrderId);
      expect(next_check_at?.getTime()).toBeLessThanOrEqual(Date.now() + 3_700_000);

      await passDeadline(shop, platformOrderId, -23);
      await settle(shop, platformOrderId);
      await settle(shop, platformOrderId);

      expect(await announcedOf(shop, platformOrderId)).toEqual([
        "haipay.payment.awaiting",
        "haipay.payment.reminder",
      ]);
    });
  });

  it("an e-wallet page that was left expires; the cart stays free, and money that comes late is still taken", async () => {
    const { cart, platformOrderId } = await awaitPayment(shop, { method: "merpay" });
    await passDeadline(shop, platformOrderId);
    await reconcile(shop.container);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "expired",
      settled_at: expect.any(Date),
    });
    expect(await orderIdOf(shop, cart.id)).toBeUndefined();

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

    const orderId = (await orderIdOf(shop, cart.id)) as string;
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
  });
});
