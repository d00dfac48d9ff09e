import { Modules } from "@medusajs/framework/utils";
import { reconcile } from "../../../src/payment/reconcile";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { onlyAttentionOf } from "../../environment/only-attention";
import { readOrder } from "../../environment/order-books";
import { payAndNotify } from "../../environment/purchases";
import { passDeadline } from "../../environment/time-travel";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };

describeShop("When nobody pays in time no machine cancels an order", (shop) => {
  afterEach(() => {
    shop.haipay.settings.options.cancelUnpaidOrders = "on";
  });

  it("whose payment waits to be confirmed: a person is told once, and it is captured when it is", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pending(platformOrderId);
    await passDeadline(shop, platformOrderId);

    await settle(shop, platformOrderId);
    await settle(shop, platformOrderId);

    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "not_cancelled",
      facts: { because: "pending_confirmation", medusa_order_id: orderId },
    });
    const [{ id }] = await attentionsOf(shop, platformOrderId);
    await shop.haipay.ledger.attentions.resolveOne(id, "user_1", "We wait.");
    await settle(shop, platformOrderId);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
    expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("of which a part was paid", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    expect(await payAndNotify(shop, platformOrderId, "700")).toEqual(SUCCESS);
    await passDeadline(shop, platformOrderId);

    await reconcile(shop.container);

    expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending", captures: [] });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "partial",
      facts: { deadline: "passed", received_amount: "700" },
    });
    expect(await payAndNotify(shop, platformOrderId, "1000")).toEqual(SUCCESS);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });

  it("that was sent already", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await (await Administrator.logIn(shop)).fulfill(orderId);
    await passDeadline(shop, platformOrderId);

    await reconcile(shop.container);

    expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "expired",
      settled_at: expect.any(Date),
    });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "not_cancelled",
      facts: { because: "fulfilled", display_id: expect.any(Number) },
    });
  });

  it("that another payment is there for", async () => {
    const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
    const { payment_collection_id } = await rowOfOrderId(shop, platformOrderId);
    const payments = shop.container.resolve(Modules.PAYMENT);
    const other = await payments.createPaymentSession(payment_collection_id, {
      provider_id: "pp_system_default",
      currency_code: "jpy",
      amount: 1700,
      data: {},
    });
    await payments.authorizePaymentSession(other.id, {});
    await passDeadline(shop, platformOrderId);

    await reconcile(shop.container);

    expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "not_cancelled",
      facts: { because: "other_payment" },
    });
    expect(session.id).not.toBe(other.id);
  });

  it("when automatic cancelling is off, and money that comes late is captured", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    shop.haipay.settings.options.cancelUnpaidOrders = "off";
    await passDeadline(shop, platformOrderId);
    await reconcile(shop.container);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "expired",
      settled_at: expect.any(Date),
    });
    expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
  });
});
