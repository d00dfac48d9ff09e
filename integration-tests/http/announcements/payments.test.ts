import { announcePending } from "../../../src/payment/announce";
import type { MethodId } from "../../../src/platform/catalogue";
import { awaitPayment } from "../../environment/awaited-payments";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { buy, choose, payAndNotify, rowOf } from "../../environment/purchases";
import { listen, aMoment } from "../../environment/listen";

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describeShop("A shop is told", (shop) => {
  const heard = listen(shop);

  it("of a slip as soon as its order is placed, with all that a mail needs", async () => {
    const { cart, session, orderId } = await awaitPayment(shop, {
      method: "konbini-lawson",
      data: { locale: "ja" },
    });

    const event = await heard.events.only("haipay.payment.awaiting");

    const row = await rowOf(shop, session);
    const { display_id } = await readOrder(shop, orderId as string);
    expect(event).toEqual({
      announcement_id: expect.stringMatching(/^hpan_/),
      occurred_at: expect.stringMatching(ISO),
      collect_order_id: row.id,
      environment: "sandbox",
      platform_order_id: row.platform_order_id,
      platform_order_no: row.platform_order_no,
      payment_session_id: session.id,
      payment_token: session.data.paymentToken,
      payment_collection_id: row.payment_collection_id,
      cart_id: cart.id,
      medusa_order_id: orderId,
      display_id,
      customer_id: row.customer_id,
      method: "konbini-lawson",
      method_name: { en: "Lawson", ja: "ローソン" },
      kind: "konbini",
      flow: "order_first",
      currency_code: "jpy",
      amount: "1700",
      received_amount: "0",
      fee: null,
      expires_at: row.expires_at?.toISOString(),
      locale: "ja",
      slip: {
        pay_url: row.pay_url,
        bank_code: row.bank_code,
        bank_no: expect.stringMatching(/^\d{11}$/),
        qr_code: null,
        expires_at: row.expires_at?.toISOString(),
      },
    });
    expect(row.medusa_order_id).toBe(orderId);
    expect(event.slip.pay_url).toMatch(/^http/);
  });

  it("of the account for a transfer, in cents", async () => {
    await awaitPayment(shop, { method: "gmo-aozora", currency: "usd" });

    expect(await heard.events.only("haipay.payment.awaiting")).toMatchObject({
      kind: "bank_transfer",
      currency_code: "usd",
      amount: expect.stringMatching(/^\d+\.\d\d$/) as string,
      slip: { bank_no: expect.stringMatching(/^\d{7}$/) as string },
    });
  });

  it("of an e-wallet payment before there is an order", async () => {
    const { session } = await choose(shop, { method: "merpay" });

    await announcePending(shop.container);

    expect(await heard.events.only("haipay.payment.awaiting")).toMatchObject({
      payment_session_id: session.id,
      payment_token: session.data.paymentToken,
      flow: "pay_first",
      medusa_order_id: null,
      display_id: null,
      slip: { pay_url: session.data.payUrl },
    });
  });

  it.each<MethodId>(["konbini-familymart", "au-pay"])(
    "once that the money is there, however often the platform says so (%s)",
    async (method) => {
      const { row, orderId } = await buy(shop, { method });
      await announcePending(shop.container);
      const event = await heard.events.only("haipay.payment.paid");

      await shop.control.notify(row.platform_order_id, { times: 2 });
      await announcePending(shop.container);
      await aMoment();

      expect(heard.events.of("haipay.payment.paid")).toEqual([event]);
      const { display_id } = await readOrder(shop, orderId);
      expect(event).toMatchObject({
        collect_order_id: row.id,
        medusa_order_id: orderId,
        display_id,
        amount: "1700",
        received_amount: "1700",
        paid_at: row.paid_at?.toISOString(),
      });
      expect(event).not.toHaveProperty("slip");
    },
  );

  it("nothing about the buyer", async () => {
    const { session, platformOrderId } = await awaitPayment(shop, { method: "konbini-ministop" });
    await payAndNotify(shop, platformOrderId, "1800");
    await announcePending(shop.container);
    const names = () => heard.events.all.map(({ name }) => name).sort();
    await eventually(async () =>
      expect(names()).toEqual(["haipay.attention.raised", "haipay.payment.awaiting", "haipay.payment.paid"]),
    );

    const { buyer_name, buyer_phone, buyer_email, partner_user_id } = await rowOf(shop, session);
    const told = JSON.stringify(heard.events.all);
    const { merchantSecretKey } = shop.sandbox.accounts.jpy;
    for (const secret of [buyer_name, buyer_phone, buyer_email, partner_user_id, merchantSecretKey]) {
      expect(secret).not.toBe("");
      expect(told).not.toContain(secret);
    }
  });
});
