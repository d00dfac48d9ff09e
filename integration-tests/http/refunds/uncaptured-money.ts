import { Modules } from "@medusajs/framework/utils";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import type { HaipayShop } from "../../environment/haipay-shop";
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

export function uncapturedMoney(shop: HaipayShop): void {
  it("of money that has just come, after it was captured, so that its rest is not forgotten", async () => {
    const awaited = await awaitPayment(shop, { method: "merpay" });
    await shop.control.pay(awaited.collectId, { notify: false });
    const orderId = await place(awaited);
    expect(await rowOfOrderId(shop, awaited.collectId)).toMatchObject({ state: "paid", settled_at: null });

    expect(await refund(shop, awaited.collectId, "700")).toMatchObject({ target: "payment" });

    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      captures: ["1700"],
      refunds: ["700"],
      due: "0",
    });
    expect(await attentionsOf(shop, awaited.collectId)).toEqual([]);
  });

  it("of money that has just come, after it was captured, also while the platform does not answer", async () => {
    const awaited = await awaitPayment(shop, { method: "merpay" });
    await shop.control.pay(awaited.collectId, { notify: false });
    const orderId = await place(awaited);
    await shop.control.fault({ endpoint: "query", kind: "refuse", times: 5 });

    expect(await refund(shop, awaited.collectId, "700")).toMatchObject({ target: "payment" });

    expect(await readRefundBooks(shop, orderId)).toMatchObject({ captures: ["1700"], refunds: ["700"] });
    expect(await rowOfOrderId(shop, awaited.collectId)).toMatchObject({ refunded_amount: "700" });
  });

  it("of money that has just come, not before it can be captured", async () => {
    const awaited = await awaitPayment(shop, { method: "merpay" });
    await shop.control.pay(awaited.collectId, { notify: false });
    const orderId = await place(awaited);
    const payments = shop.container.resolve(Modules.PAYMENT);
    const capture = jest.spyOn(payments, "capturePayment").mockRejectedValue(new Error("connection lost"));

    try {
      await expect(refund(shop, awaited.collectId, "700")).rejects.toThrow(/nothing was recorded/);
    } finally {
      capture.mockRestore();
    }

    expect(await readRefundBooks(shop, orderId)).toMatchObject({ captures: [], refunds: [] });
    expect(await rowOfOrderId(shop, awaited.collectId)).toMatchObject({ refunded_amount: "0" });
  });

  describe("of money that Medusa never captured, in the ledger alone:", () => {
    it("late money", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      await (await Administrator.logIn(shop)).cancelOrder(orderId);
      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);
      const [late] = await attentionsOf(shop, collectId);
      expect(late).toMatchObject({ reason: "late", facts: { needs_bank_account: true } });
      const before = await readRefundBooks(shop, orderId);

      expect(await refund(shop, collectId, "1000")).toMatchObject({
        target: "ledger",
        booked_amount: null,
        medusa_payment_id: null,
        booked_at: expect.any(Date),
      });
      expect(await openReasonsOf(shop, collectId)).toEqual(["late"]);
      await expect(refund(shop, collectId, "701")).rejects.toThrow(/more than is left .*: 700 JPY/);
      await refund(shop, collectId, "700", { reference: "payout 8" });

      expect(await readRefundBooks(shop, orderId)).toEqual(before);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "paid",
        refunded_amount: "1700",
        taken_over_at: expect.any(Date),
      });
      expect(await attentionsOf(shop, collectId)).toMatchObject([
        { reason: "late", resolved_by: ACTOR, note: "Refund of 700 JPY recorded: payout 8" },
      ]);
      expect(await actsOn(shop, await rowOfOrderId(shop, collectId))).toMatchObject([
        { act: "record_refund", target: "ledger", amount: "1000" },
        { act: "record_refund", target: "ledger", amount: "700" },
        { act: "resolve_attention", reason: "late" },
      ]);
    });

    it("the surplus of what came, beside a refund of what was captured", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, collectId, "2000");
      expect((await attentionsOf(shop, collectId))[0]).toMatchObject({
        reason: "over",
        facts: { needs_bank_account: true },
      });

      await expect(refund(shop, collectId, "301")).rejects.toThrow(
        /came beyond the charge \(target ledger; what Medusa captured has target payment\).*: 300 JPY/,
      );
      expect(await refund(shop, collectId, "100")).toMatchObject({ target: "ledger" });
      await refund(shop, collectId, "1700", { target: "payment" });
      expect(await openReasonsOf(shop, collectId)).toEqual(["over"]);
      expect(await refund(shop, collectId, "200")).toMatchObject({ target: "ledger" });

      expect(await openReasonsOf(shop, collectId)).toEqual([]);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ refunded_amount: "2000" });
      expect(await readRefundBooks(shop, orderId)).toMatchObject({
        due: "0",
        refunds: ["1700"],
        collection_refunded: "1700",
      });
    });

    it("the second of two payments, while the first stays captured", async () => {
      const { shopper, cart, collectId: left } = await awaitPayment(shop, { method: "au-pay" });
      const { order_id: chosen } = await rowOf(
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
      const { shopper, cart, collectId } = await awaitPayment(shop, { method: "au-pay" });
      await shopper.addItem(cart.id, shop.seeded.variants.dorayaki);
      const newer = await shopper.choosePayment(cart.id, providerId("merpay"));
      await payAndNotify(shop, collectId);
      expect(await openReasonsOf(shop, collectId)).toEqual(["orphaned"]);

      await refund(shop, collectId, "1700");

      expect(await openReasonsOf(shop, collectId)).toEqual([]);
      await payAndNotify(shop, (await rowOf(shop, newer)).order_id);
      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject({
        ...PAID,
        captures: ["2580"],
        transactions: ["2580"],
      });
    });

    it("money of a cart that cannot become an order: the machine gives up for good, the shopper may buy anew", async () => {
      const { shopper, cart, session, collectId } = await awaitPayment(shop, { method: "au-pay" });
      await setStock(shop, "sencha", 0);
      await payAndNotify(shop, collectId);
      expect(await openReasonsOf(shop, collectId)).toEqual(["completion_failed"]);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ settled_at: null });

      await refund(shop, collectId, "1700");

      expect(await openReasonsOf(shop, collectId)).toEqual([]);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "paid",
        settled_at: expect.any(Date),
        next_check_at: null,
      });
      await setStock(shop, "sencha", 10);
      await settle(shop, collectId);
      expect((await shopper.complete(cart.id)).type).toBe("cart");
      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      expect(await openReasonsOf(shop, collectId)).toEqual([]);

      const again = await rowOf(shop, await shopper.choosePayment(cart.id, providerId("au-pay")));
      expect(again.order_id).not.toBe(collectId);
      expect(session.id).not.toBe(again.payment_session_id);
      await payAndNotify(shop, again.order_id);
      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
    });

    it("a part of such money: the rest is not captured but waits for a person, and the cart is the shopper's", async () => {
      const { shopper, cart, collectId } = await awaitPayment(shop, { method: "merpay" });
      await setStock(shop, "sencha", 0);
      await payAndNotify(shop, collectId);
      await refund(shop, collectId, "700");
      await setStock(shop, "sencha", 10);

      await settle(shop, collectId);
      expect((await shopper.complete(cart.id)).type).toBe("cart");

      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      expect(await openReasonsOf(shop, collectId)).toEqual(["completion_failed"]);
      const again = await rowOf(shop, await shopper.choosePayment(cart.id, providerId("au-pay")));
      await payAndNotify(shop, again.order_id);
      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
      expect(await openReasonsOf(shop, collectId)).toEqual(["completion_failed"]);
      await refund(shop, collectId, "1000");
      expect(await openReasonsOf(shop, collectId)).toEqual([]);
    });

    it("a part that came and went back: when the rest arrives, a person decides", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, collectId, "700");
      expect(await openReasonsOf(shop, collectId)).toEqual(["partial"]);

      await refund(shop, collectId, "700");
      expect(await openReasonsOf(shop, collectId)).toEqual([]);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "open", settled_at: null });
      await payAndNotify(shop, collectId, "1000");
      await settle(shop, collectId);

      expect(await readOrder(shop, orderId)).toMatchObject({ captures: [], transactions: [] });
      const open = (await attentionsOf(shop, collectId)).filter(({ resolved_at }) => resolved_at === null);
      expect(open).toMatchObject([
        { reason: "mismatch", facts: { field: "refunded_amount", found: "700", received_amount: "1700" } },
      ]);
      await refund(shop, collectId, "1000");
      expect(await openReasonsOf(shop, collectId)).toEqual([]);
      await expect(refund(shop, collectId, "1")).rejects.toThrow(/nothing is left/);
    });

    async function payTwoSlips() {
      const checkout = await choose(shop, { method: "konbini-lawson" });
      await shop.control.fault({ endpoint: "apply", kind: "reset_after" });
      await checkout.shopper.complete(checkout.cart.id);
      const orderId = await place(checkout);
      const [second, first] = (await ledgerOf(shop, checkout.session)).map(({ order_id }) => order_id);
      await payAndNotify(shop, first);
      await payAndNotify(shop, second);
      return { first, second, orderId };
    }
  });
}
