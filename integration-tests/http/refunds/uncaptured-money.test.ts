import { Modules } from "@medusajs/framework/utils";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import {
  choose,
  ledgerOf,
  orderIdOf,
  payAndNotify,
  place,
  providerId,
  rowOf,
} from "../../environment/purchases";
import { ACTOR, actsOn, readRefundBooks, refund } from "../../environment/recorded-refunds";
import { setStock } from "../../environment/stock";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("A refund that was paid outside is recorded", (shop) => {
  it("of money that has just come, after it was captured, so that its rest is not forgotten", async () => {
    const awaited = await awaitPayment(shop, { method: "merpay" });
    await shop.control.pay(awaited.platformOrderId, { notify: false });
    const orderId = await place(awaited);
    expect(await rowOfOrderId(shop, awaited.platformOrderId)).toMatchObject({
      state: "paid",
      settled_at: null,
    });

    expect(await refund(shop, awaited.platformOrderId, "700")).toMatchObject({ target: "payment" });

    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      captures: ["1700"],
      refunds: ["700"],
      due: "0",
    });
    expect(await attentionsOf(shop, awaited.platformOrderId)).toEqual([]);
  });

  it("of money that has just come, after it was captured, also while the platform does not answer", async () => {
    const awaited = await awaitPayment(shop, { method: "merpay" });
    await shop.control.pay(awaited.platformOrderId, { notify: false });
    const orderId = await place(awaited);
    await shop.control.fault({ endpoint: "query", kind: "refuse", times: 5 });

    expect(await refund(shop, awaited.platformOrderId, "700")).toMatchObject({ target: "payment" });

    expect(await readRefundBooks(shop, orderId)).toMatchObject({ captures: ["1700"], refunds: ["700"] });
    expect(await rowOfOrderId(shop, awaited.platformOrderId)).toMatchObject({ refunded_amount: "700" });
  });

  it("of money that has just come, not before it can be captured", async () => {
    const awaited = await awaitPayment(shop, { method: "merpay" });
    await shop.control.pay(awaited.platformOrderId, { notify: false });
    const orderId = await place(awaited);
    const payments = shop.container.resolve(Modules.PAYMENT);
    const capture = jest.spyOn(payments, "capturePayment").mockRejectedValue(new Error("connection lost"));

    try {
      await expect(refund(shop, awaited.platformOrderId, "700")).rejects.toThrow(/nothing was recorded/);
    } finally {
      capture.mockRestore();
    }

    expect(await readRefundBooks(shop, orderId)).toMatchObject({ captures: [], refunds: [] });
    expect(await rowOfOrderId(shop, awaited.platformOrderId)).toMatchObject({ refunded_amount: "0" });
  });

  describe("of money that Medusa never captured, in the ledger alone:", () => {
    it("late money", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await (await Administrator.logIn(shop)).cancelOrder(orderId);
      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
      const [late] = await attentionsOf(shop, platformOrderId);
      expect(late).toMatchObject({ reason: "late", facts: { needs_bank_account: true } });
      const before = await readRefundBooks(shop, orderId);

      expect(await refund(shop, platformOrderId, "1000")).toMatchObject({
        target: "ledger",
        booked_amount: null,
        medusa_payment_id: null,
        booked_at: expect.any(Date),
      });
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["late"]);
      await expect(refund(shop, platformOrderId, "701")).rejects.toThrow(/more than is left .*: 700 JPY/);
      await refund(shop, platformOrderId, "700", { reference: "payout 8" });

      expect(await readRefundBooks(shop, orderId)).toEqual(before);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
        state: "paid",
        refunded_amount: "1700",
        taken_over_at: expect.any(Date),
      });
      expect(await attentionsOf(shop, platformOrderId)).toMatchObject([
        { reason: "late", resolved_by: ACTOR, note: "Refund of 700 JPY recorded: payout 8" },
      ]);
      expect(await actsOn(shop, await rowOfOrderId(shop, platformOrderId))).toMatchObject([
        { act: "record_refund", target: "ledger", amount: "1000" },
        { act: "record_refund", target: "ledger", amount: "700" },
        { act: "resolve_attention", reason: "late" },
      ]);
    });

    it("the surplus of what came, beside a refund of what was captured", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, platformOrderId, "2000");
      expect((await attentionsOf(shop, platformOrderId))[0]).toMatchObject({
        reason: "over",
        facts: { needs_bank_account: true },
      });

      await expect(refund(shop, platformOrderId, "301")).rejects.toThrow(
        /came beyond the charge \(target ledger; what Medusa captured has target payment\).*: 300 JPY/,
      );
      expect(await refund(shop, platformOrderId, "100")).toMatchObject({ target: "ledger" });
      await refund(shop, platformOrderId, "1700", { target: "payment" });
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["over"]);
      expect(await refund(shop, platformOrderId, "200")).toMatchObject({ target: "ledger" });

      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ refunded_amount: "2000" });
      expect(await readRefundBooks(shop, orderId)).toMatchObject({
        due: "0",
        refunds: ["1700"],
        collection_refunded: "1700",
      });
    });

    it("the second of two payments, while the first stays captured", async () => {
      const { shopper, cart, platformOrderId: left } = await awaitPayment(shop, { method: "au-pay" });
      const { platform_order_id: chosen } = await rowOf(
        shop,
        await shopper.choosePayment(cart.id, providerId("merpay")),
      );
      await payAndNotify(shop, chosen);
      await payAndNotify(shop, left);
      const orderId = (await orderIdOf(shop, cart.id)) as string;
      expect((await attentionsOf(shop, left))[0]).toMatchObject({
        reason: "duplicate",
        facts: { needs_bank_account: false },
      });

      expect(await refund(shop, left, "1700")).toMatchObject({ target: "ledger" });

      expect(await openReasonsOf(shop, left)).toEqual([]);
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await refund(shop, chosen, "1700")).toMatchObject({ target: "payment" });
      expect(await readRefundBooks(shop, orderId)).toMatchObject({ refunds: ["1700"], due: "0" });
    });

    it("the second slip of one payment session, while the first stays captured", async () => {
      const { first, second, orderId } = await payTwoSlips();
      expect((await attentionsOf(shop, second))[0]).toMatchObject({ reason: "duplicate" });

      await expect(refund(shop, second, "1700", { target: "payment" })).rejects.toThrow(/did not capture/);
      expect(await refund(shop, second, "1700")).toMatchObject({ target: "ledger" });
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await refund(shop, first, "1700")).toMatchObject({ target: "payment" });
      expect(await openReasonsOf(shop, second)).toEqual([]);
    });

    it("orphaned money of a cart that was changed, and the cart is free for another payment", async () => {
      const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
      await shopper.addItem(cart.id, shop.seeded.variants.dorayaki);
      const newer = await shopper.choosePayment(cart.id, providerId("merpay"));
      await payAndNotify(shop, platformOrderId);
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["orphaned"]);

      await refund(shop, platformOrderId, "1700");

      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
      await payAndNotify(shop, (await rowOf(shop, newer)).platform_order_id);
      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject({
        ...PAID,
        captures: ["2580"],
        transactions: ["2580"],
      });
    });

    it("money of a cart that cannot become an order: the machine gives up for good, the shopper may buy anew", async () => {
      const { shopper, cart, session, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
      await setStock(shop, "sencha", 0);
      await payAndNotify(shop, platformOrderId);
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["completion_failed"]);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ settled_at: null });

      await refund(shop, platformOrderId, "1700");

      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
        state: "paid",
        settled_at: expect.any(Date),
        next_check_at: null,
      });
      await setStock(shop, "sencha", 10);
      await settle(shop, platformOrderId);
      expect((await shopper.complete(cart.id)).type).toBe("cart");
      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);

      const again = await rowOf(shop, await shopper.choosePayment(cart.id, providerId("au-pay")));
      expect(again.platform_order_id).not.toBe(platformOrderId);
      expect(session.id).not.toBe(again.payment_session_id);
      await payAndNotify(shop, again.platform_order_id);
      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
    });

    it("a part of such money: the rest is not captured but waits for a person, and the cart is the shopper's", async () => {
      const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "merpay" });
      await setStock(shop, "sencha", 0);
      await payAndNotify(shop, platformOrderId);
      await refund(shop, platformOrderId, "700");
      await setStock(shop, "sencha", 10);

      await settle(shop, platformOrderId);
      expect((await shopper.complete(cart.id)).type).toBe("cart");

      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["completion_failed"]);
      const again = await rowOf(shop, await shopper.choosePayment(cart.id, providerId("au-pay")));
      await payAndNotify(shop, again.platform_order_id);
      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["completion_failed"]);
      await refund(shop, platformOrderId, "1000");
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
    });

    it("a part that came and went back: when the rest arrives, a person decides", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, platformOrderId, "700");
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["partial"]);

      await refund(shop, platformOrderId, "700");
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open", settled_at: null });
      await payAndNotify(shop, platformOrderId, "1000");
      await settle(shop, platformOrderId);

      expect(await readOrder(shop, orderId)).toMatchObject({ captures: [], transactions: [] });
      const open = (await attentionsOf(shop, platformOrderId)).filter(
        ({ resolved_at }) => resolved_at === null,
      );
      expect(open).toMatchObject([
        { reason: "mismatch", facts: { field: "refunded_amount", found: "700", received_amount: "1700" } },
      ]);
      await refund(shop, platformOrderId, "1000");
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
      await expect(refund(shop, platformOrderId, "1")).rejects.toThrow(/nothing is left/);
    });

    async function payTwoSlips() {
      const checkout = await choose(shop, { method: "konbini-lawson" });
      await shop.control.fault({ endpoint: "apply", kind: "reset_after" });
      await checkout.shopper.complete(checkout.cart.id);
      const orderId = await place(checkout);
      const [second, first] = (await ledgerOf(shop, checkout.session)).map(
        ({ platform_order_id }) => platform_order_id,
      );
      await payAndNotify(shop, first);
      await payAndNotify(shop, second);
      return { first, second, orderId };
    }
  });
});
