import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { postChoice, tracesOf } from "../../environment/payment-step";
import { choose, ledgerOf, orderIdOf, providerId, rowOf } from "../../environment/purchases";

const AU_PAY = providerId("au-pay");
const MERPAY = providerId("merpay");

describeShop("A storefront's checkout, when the money is there already,", (shop) => {
  const PAID =
    "This purchase is already paid with au PAY; the order is being prepared. Please do not pay again.";

  it("is told so when it chooses again, and keeps its payment session", async () => {
    const { shopper, cart, session } = await choose(shop, { method: "au-pay" });
    const collectionId = (await shopper.createPaymentCollection(cart.id)).id;
    const { platform_order_id } = await rowOf(shop, session);
    await shop.control.pay(platform_order_id, { notify: false });

    for (const provider of [MERPAY, AU_PAY, providerId("konbini-lawson")]) {
      expect(await postChoice(shop, collectionId, { provider_id: provider })).toMatchObject({
        status: 400,
        type: "not_allowed",
        message: PAID,
      });
    }
    expect(await tracesOf(shop)).toEqual({ applies: 1, rows: 1, sessions: 1 });
    expect(await rowOf(shop, session)).toMatchObject({
      state: "paid",
      payment_session_id: session.id,
      next_check_at: expect.any(Date) as Date,
    });

    await shop.control.notify(platform_order_id);
    const orderId = (await orderIdOf(shop, cart.id)) as string;
    expect(await readOrder(shop, orderId)).toMatchObject({ due: "0", captures: ["1700"] });

    const afterwards = await postChoice(shop, collectionId, { provider_id: MERPAY });
    expect(afterwards).toMatchObject({ status: 400, message: PAID });
    expect(await shop.control.calls()).toMatchObject({ apply: 1 });
  });

  it("keeps cart and payment session when the quantity is changed", async () => {
    const { shopper, cart, session } = await choose(shop, { method: "au-pay" });
    await shop.control.pay((await rowOf(shop, session)).platform_order_id, { notify: false });

    await expect(shopper.setQuantity(cart.id, cart.items?.[0].id as string, 2)).rejects.toThrow();

    expect((await shopper.getCart(cart.id)).items?.[0].quantity).toBe(1);
    expect(await ledgerOf(shop, session)).toMatchObject([{ state: "paid" }]);
    expect((await tracesOf(shop)).sessions).toBe(1);
  });
});
