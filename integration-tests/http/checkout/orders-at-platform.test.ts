import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { orderAtPlatform, tracesOf } from "../../environment/payment-step";
import { choose, orderIdOf, payAndNotify, place, providerId, rowOf } from "../../environment/purchases";
import { readPayment } from "../../environment/return-page";

const AU_PAY = providerId("au-pay");
const MERPAY = providerId("merpay");

describeShop("A storefront's checkout creates at the platform", (shop) => {
  it.each(["konbini-familymart", "gmo-aozora"] as const)(
    "nothing for %s before the order is placed, and one order then",
    async (method) => {
      const checkout = await choose(shop, { method });
      expect(await shop.control.orders()).toEqual([]);
      expect((await rowOf(shop, checkout.session)).state).toBe("chosen");

      await place(checkout);
      expect(await shop.control.calls()).toMatchObject({ apply: 1, refused: 0 });
      expect(await orderAtPlatform(shop, checkout.session)).toMatchObject({
        method,
        amount: "1700.00",
        status: 0,
      });
      expect((await rowOf(shop, checkout.session)).state).toBe("open");
    },
  );

  it("an e-wallet order when the method is chosen, before any order of the shop", async () => {
    const { session, cart } = await choose(shop, { method: "merpay" });

    const order = await orderAtPlatform(shop, session);
    expect(order).toMatchObject({ method: "merpay", amount: "1700.00", status: 0 });
    expect(session.data).toMatchObject({
      payUrl: order.payUrl,
      orderNo: order.orderNo,
      orderId: order.orderId,
    });
    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
  });

  it("nothing new when the same e-wallet is chosen again", async () => {
    const first = await choose(shop, { method: "au-pay" });
    const again = await first.shopper.choosePayment(first.cart.id, AU_PAY);

    expect(again.id).not.toBe(first.session.id);
    expect(again.data).toEqual({ ...first.session.data, session_id: again.id });
    expect(await tracesOf(shop)).toEqual({ applies: 1, rows: 1, sessions: 1 });

    await payAndNotify(shop, (await rowOf(shop, again)).platform_order_id);
    const orderId = (await orderIdOf(shop, first.cart.id)) as string;
    // The platform keeps the return address of the first choice.
    const returned = new URL((await orderAtPlatform(shop, again)).callBackUrl);
    const id = returned.searchParams.get("payment_token") as string;
    expect(id).toBe(first.session.data.paymentToken);
    expect(await readPayment(shop, { session: { id }, cart: first.cart })).toMatchObject({
      state: "paid",
      medusa_order_id: orderId,
    });
    expect(await readOrder(shop, orderId)).toMatchObject({ due: "0", captures: ["1700"] });
  });

  it("a second order when the buyer is another one", async () => {
    const first = await choose(shop, { method: "au-pay" });
    const before = await rowOf(shop, first.session);

    const again = await first.shopper.choosePayment(first.cart.id, AU_PAY, { phone: "080-1111-2222" });

    expect(await shop.haipay.ledger.collectOrders.find(before.id)).toMatchObject({ state: "superseded" });
    expect(await rowOf(shop, again)).toMatchObject({ state: "open", buyer_phone: "08011112222" });
    expect(await tracesOf(shop)).toEqual({ applies: 2, rows: 2, sessions: 1 });
  });

  it("a second order when another method is chosen, and takes up the first when it is chosen once more", async () => {
    const first = await choose(shop, { method: "au-pay" });
    const auPay = await rowOf(shop, first.session);

    const second = await first.shopper.choosePayment(first.cart.id, MERPAY);
    const merpay = await rowOf(shop, second);
    expect(await shop.haipay.ledger.collectOrders.find(auPay.id)).toMatchObject({ state: "superseded" });
    expect(merpay).toMatchObject({ state: "open", method: "merpay" });

    const third = await first.shopper.choosePayment(first.cart.id, AU_PAY);
    expect(await rowOf(shop, third)).toMatchObject({ id: auPay.id, state: "open" });
    expect(await shop.haipay.ledger.collectOrders.find(merpay.id)).toMatchObject({ state: "superseded" });
    expect(await tracesOf(shop)).toEqual({ applies: 2, rows: 2, sessions: 1 });
  });

  it("a new order for the new sum when the cart changes", async () => {
    const { shopper, cart, session } = await choose(shop, { method: "au-pay" });
    const before = await rowOf(shop, session);

    await shopper.setQuantity(cart.id, cart.items?.[0].id as string, 2);

    expect(await shop.haipay.ledger.collectOrders.find(before.id)).toMatchObject({ state: "superseded" });
    expect(await tracesOf(shop)).toEqual({ applies: 1, rows: 1, sessions: 0 });

    const again = await shopper.choosePayment(cart.id, AU_PAY);
    expect(await rowOf(shop, again)).toMatchObject({ state: "open", charge_amount: "2900" });
    expect((await orderAtPlatform(shop, again)).amount).toBe("2900.00");
    expect((await rowOf(shop, again)).platform_order_id).not.toBe(before.platform_order_id);
  });

  it("nothing when a cart with a chosen slip changes", async () => {
    const { shopper, cart, session } = await choose(shop, { method: "konbini-lawson" });

    await shopper.setQuantity(cart.id, cart.items?.[0].id as string, 2);

    expect(await tracesOf(shop)).toEqual({ applies: 0, rows: 1, sessions: 0 });
    expect(await rowOf(shop, session)).toMatchObject({ state: "superseded", applied_at: null });
  });
});
