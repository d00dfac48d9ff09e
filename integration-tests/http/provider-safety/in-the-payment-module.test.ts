import type { MethodId } from "../../../src/platform/catalogue";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { rowOfOrderId, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { findSession, paymentModule, paymentIdOf, readPayment } from "../../environment/payment-module";
import { buy, orderIdOf, providerId } from "../../environment/purchases";

const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("Medusa can do no harm in its payment module:", (shop) => {
  it.each<MethodId>(["konbini-lawson", "merpay"])(
    "a payment whose money is there cannot be cancelled (%s)",
    async (method) => {
      const { session, orderId } = await buy(shop, { method });
      const paymentId = await paymentIdOf(shop, session.id);

      await expect(paymentModule(shop).cancelPayment(paymentId)).rejects.toThrow(
        /has been received and cannot be cancelled/,
      );

      expect((await readPayment(shop, paymentId)).canceled_at).toBeNull();
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    },
  );

  it("a session whose money is there cannot be deleted", async () => {
    const { session, orderId } = await buy(shop, { method: "au-pay" });

    await expect(paymentModule(shop).deletePaymentSession(session.id)).rejects.toThrow(
      /already paid with au PAY/,
    );

    expect(await findSession(shop, session.id)).toMatchObject({ status: "authorized" });
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
  });

  it("a session whose money nobody has heard of yet cannot be deleted, by nobody, and is settled", async () => {
    const { shopper, cart, session, platformOrderId } = await awaitPayment(shop, { method: "merpay" });
    await shop.control.pay(platformOrderId, { notify: false });

    await expect(paymentModule(shop).deletePaymentSession(session.id)).rejects.toThrow(/already paid/);
    const { items } = await shopper.getCart(cart.id);
    await expect(shopper.setQuantity(cart.id, items?.[0].id ?? "", 3)).rejects.toThrow();
    await expect(shopper.choosePayment(cart.id, providerId("au-pay"))).rejects.toThrow();

    expect(await findSession(shop, session.id)).toBeDefined();
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "paid",
      next_check_at: expect.any(Date),
    });
    await settle(shop, platformOrderId);
    expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
  });

  it("the sum of a session cannot change once the platform has its order", async () => {
    const { session, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    const change = { id: session.id, data: session.data, amount: 100, currency_code: "jpy" };

    await expect(paymentModule(shop).updatePaymentSession(change)).rejects.toThrow(/cannot change any more/);

    expect(await findSession(shop, session.id)).toMatchObject({ amount: 1700 });
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      session_amount: "1700",
      charge_amount: "1700",
    });
  });

  it("a payment that was authorized without its order is kept, and the next settle places and captures", async () => {
    const { cart, session, platformOrderId } = await awaitPayment(shop, { method: "merpay" });
    await shop.control.pay(platformOrderId, { notify: false });
    const payment = await paymentModule(shop).authorizePaymentSession(session.id, {});
    await expect(paymentModule(shop).cancelPayment(payment?.id ?? "")).rejects.toThrow(/has been received/);
    expect(await orderIdOf(shop, cart.id)).toBeUndefined();

    await settle(shop, platformOrderId);

    expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
    expect(await paymentIdOf(shop, session.id)).toBe(payment?.id);
  });

  it("a session of an unpaid wallet can be deleted while the platform does not answer, and stays watched", async () => {
    const { session, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    await shop.control.fault({ endpoint: "query", kind: "answer_lost" });
    const start = Date.now();

    await paymentModule(shop).deletePaymentSession(session.id);

    expect(Date.now() - start).toBeLessThan(4_000);
    expect(await findSession(shop, session.id)).toBeUndefined();
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "superseded" });
  });
});
