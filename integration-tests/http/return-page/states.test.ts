import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { orderAtPlatform } from "../../environment/payment-step";
import { choose, payAndNotify, place, providerId } from "../../environment/purchases";
import { letTimePass, readPayment } from "../../environment/return-page";

describeShop("The return page", (shop) => {
  it("follows a slip from the choice over the placed order to the payment", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    const fixed = {
      payment_token: checkout.session.data.paymentToken,
      recognised: true,
      method: "konbini-lawson",
      method_name: { en: "Lawson", ja: "ローソン" },
      kind: "konbini",
      currency_code: "jpy",
      amount: "1700",
      expires_at: expect.stringMatching(/T14:59:59\.000Z$/) as string,
      order_cancelled: false,
      needs_attention: false,
      replaced_by: null,
      surplus_amount: null,
      end: null,
      money_seen: null,
      shop: { name: expect.any(String) as string, contact: null },
    };
    const nothingYet = {
      received_amount: "0",
      received_at: null,
      left_amount: null,
      slip: null,
      paid_at: null,
      order_kept_until: null,
      order_placed: false,
      medusa_order_id: null,
      display_id: null,
    };
    expect(await readPayment(shop, checkout)).toEqual({
      ...fixed,
      ...nothingYet,
      state: "chosen",
      another_way: { at: "checkout" },
    });

    const orderId = await place(checkout);
    const { display_id } = await readOrder(shop, orderId);
    const atPlatform = await orderAtPlatform(shop, checkout.session);
    expect(await readPayment(shop, checkout)).toEqual({
      ...fixed,
      state: "open",
      received_amount: "0",
      received_at: null,
      left_amount: "1700",
      order_kept_until: expect.stringMatching(/T14:59:59\.000Z$/) as string,
      slip: {
        platform_order_no: atPlatform.orderNo,
        pay_url: atPlatform.payUrl,
        bank_code: atPlatform.bankCode ?? null,
        bank_no: atPlatform.bankNo ?? null,
        qr_code: null,
        expires_at: expect.stringMatching(/T14:59:59\.000Z$/) as string,
      },
      paid_at: null,
      order_placed: true,
      medusa_order_id: orderId,
      display_id,
      another_way: {
        at: "order",
        payment_collection_id: expect.stringMatching(/^pay_col_/) as string,
        until: expect.stringMatching(/T14:59:59\.000Z$/) as string,
      },
    });

    await payAndNotify(shop, atPlatform.orderId);
    expect(await readPayment(shop, checkout)).toEqual({
      ...fixed,
      state: "paid",
      received_amount: "1700",
      received_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      left_amount: null,
      order_kept_until: null,
      slip: null,
      paid_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      order_placed: true,
      medusa_order_id: orderId,
      display_id,
      another_way: null,
    });
  });

  it("shows the account of a bank transfer, and what came when it was too little", async () => {
    const checkout = await choose(shop, { method: "gmo-aozora" });
    const orderId = await place(checkout);
    const { orderId: id, bankNo, bankCode } = await orderAtPlatform(shop, checkout.session);
    expect(await readPayment(shop, checkout)).toMatchObject({
      slip: { bank_no: bankNo, bank_code: bankCode },
      needs_attention: false,
    });

    await payAndNotify(shop, id, "700");

    expect(await readPayment(shop, checkout)).toMatchObject({
      state: "open",
      amount: "1700",
      received_amount: "700",
      received_at: expect.stringMatching(/Z$/) as string,
      left_amount: "1000",
      surplus_amount: null,
      slip: { bank_no: bankNo },
      medusa_order_id: orderId,
      needs_attention: true,
    });
  });

  it("shows the pay address of an e-wallet while it is unpaid, and none after it failed", async () => {
    const checkout = await choose(shop, { method: "merpay" });
    const { orderId, payUrl } = await orderAtPlatform(shop, checkout.session);
    expect(await readPayment(shop, checkout)).toMatchObject({
      state: "open",
      kind: "ewallet",
      slip: { pay_url: payUrl },
      medusa_order_id: null,
    });

    await shop.control.fail(orderId, { notify: false });
    await letTimePass(shop, checkout);

    expect(await readPayment(shop, checkout)).toMatchObject({
      state: "failed",
      end: "declined",
      slip: null,
      paid_at: null,
      medusa_order_id: null,
    });
  });

  it("shows no slip of a choice that a newer one took the place of", async () => {
    const checkout = await choose(shop, { method: "au-pay" });
    const newer = await checkout.shopper.choosePayment(checkout.cart.id, providerId("merpay"));

    expect(await readPayment(shop, checkout)).toMatchObject({
      state: "superseded",
      end: "replaced",
      method: "au-pay",
      slip: null,
      replaced_by: newer.data.paymentToken,
      another_way: null,
    });
  });
});
