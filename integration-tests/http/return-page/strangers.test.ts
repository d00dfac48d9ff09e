import { payAnotherWay } from "../../../src/storefront/core";
import { describeShop } from "../../environment/haipay-shop";
import { choose, orderIdOf, payAndNotify, place, providerId, rowOf } from "../../environment/purchases";
import { openPage } from "../../environment/return-page";
import { kitClient, methodIn } from "../store-api/kit-client";

const KEY = "0123456789abcdef0123456789abcdef";

interface Answer {
  recognised: boolean;
  state: string;
  order_placed: boolean;
  medusa_order_id: string | null;
  display_id: number | null;
  another_way: { payment_collection_id?: string } | null;
  replaced_by: string | null;
  slip: { pay_url: string | null } | null;
}

describeShop("The address of a payment", (shop) => {
  async function ask(reference: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { status, data } = await openPage(shop, reference, headers);
    expect(status).toBe(200);
    return (data as { payment: Answer }).payment;
  }

  it("tells somebody else state, sum and slip, but neither the order nor another way to pay", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    const orderId = await place(checkout);
    const row = await rowOf(shop, checkout.session);

    // The token, and the payment session of older addresses.
    for (const reference of [row.payment_token as string, checkout.session.id]) {
      const payment = await ask(reference);
      expect(payment).toMatchObject({
        recognised: false,
        state: "open",
        amount: "1700",
        slip: { pay_url: row.pay_url },
        order_placed: true,
        medusa_order_id: null,
        display_id: null,
        another_way: null,
      });
      for (const id of [orderId, row.payment_collection_id, checkout.cart.id, "payses_", "cus_", row.id]) {
        expect(JSON.stringify(payment)).not.toContain(id);
      }
    }
  });

  it("carries a token that opens nothing else", async () => {
    const { session } = await choose(shop, { method: "au-pay" });
    const token = (await rowOf(shop, session)).payment_token as string;
    const headers = { "x-publishable-api-key": shop.seeded.publishableKey };

    for (const path of [
      `/store/orders/${token}`,
      `/store/carts/${token}`,
      `/store/haipay/payment-methods?payment_token=${token}`,
      `/store/haipay/payment-methods?cart_id=${token}`,
    ]) {
      expect((await shop.http.get(path, { headers })).status).toBe(404);
    }
    const choice = { provider_id: providerId("merpay") };
    const path = `/store/payment-collections/${token}/payment-sessions`;
    expect((await shop.http.post(path, choice, { headers })).status).toBe(404);
    expect((await shop.control.calls()).apply).toBe(1);
  });

  it.each<[string, (known: { cartId: string; orderId: string }) => [string, Record<string, string>]]>([
    ["the cart", ({ cartId }) => [`?cart_id=${cartId}`, {}]],
    ["the order", ({ orderId }) => [`?order_id=${orderId}`, {}]],
    ["the browser that chose", () => ["", { "x-haipay-browser-key": KEY }]],
  ])("tells whoever shows %s the order, and lets them pay another way", async (_title, show) => {
    const checkout = await choose(shop, { method: "konbini-lawson", data: { browserKey: KEY } });
    const orderId = await place(checkout);
    const row = await rowOf(shop, checkout.session);

    const [query, headers] = show({ cartId: checkout.cart.id, orderId });
    expect(await ask(`${row.payment_token}${query}`, headers)).toMatchObject({
      recognised: true,
      medusa_order_id: orderId,
      display_id: expect.any(Number),
      another_way: { at: "order", payment_collection_id: row.payment_collection_id },
    });
    expect(JSON.stringify(row)).not.toContain(KEY);
  });

  it("tells the customer who is logged in, and no other", async () => {
    const [buyer, other] = [shop.shopper(), shop.shopper()];
    await buyer.register("taro@example.com", "only-for-tests");
    await other.register("jiro@example.com", "only-for-tests");
    const checkout = await choose(shop, {
      shopper: buyer,
      method: "konbini-lawson",
      email: "taro@example.com",
    });
    const orderId = await place(checkout);
    const { payment_token } = await rowOf(shop, checkout.session);

    expect(await buyer.getPayment(payment_token as string)).toMatchObject({
      recognised: true,
      medusa_order_id: orderId,
    });
    expect(await other.getPayment(payment_token as string)).toMatchObject({
      recognised: false,
      medusa_order_id: null,
    });
  });

  it("tells the browser that chose for an hour after the payment, and the cart's owner for ever", async () => {
    const { session, cart } = await choose(shop, { method: "au-pay", data: { browserKey: KEY } });
    const { id, payment_token, platform_order_id } = await rowOf(shop, session);
    await payAndNotify(shop, platform_order_id);
    const orderId = await orderIdOf(shop, cart.id);
    const showKey = () => ask(payment_token as string, { "x-haipay-browser-key": KEY });
    expect(await showKey()).toMatchObject({ recognised: true, state: "paid", medusa_order_id: orderId });

    await shop.haipay.ledger.collectOrders.update(id, { paid_at: new Date(Date.now() - 61 * 60_000) });

    expect(await showKey()).toMatchObject({ recognised: false, state: "paid", medusa_order_id: null });
    expect(await ask(`${payment_token}?cart_id=${cart.id}`)).toMatchObject({ medusa_order_id: orderId });
  });

  it("leads somebody else on to the newer slip, without a way to replace that one either", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await place(checkout);
    const old = await rowOf(shop, checkout.session);
    const client = kitClient(shop);
    const proof = { paymentToken: old.payment_token as string, cartId: checkout.cart.id };
    const method = methodIn(await client.listMethods(proof), "konbini-ministop");
    await payAnotherWay(client, old.payment_collection_id, method);

    const { replaced_by, recognised } = await ask(old.payment_token as string);

    expect([recognised, replaced_by]).toEqual([false, expect.stringMatching(/^hppt_[0-9a-f]{32}$/)]);
    expect(await ask(replaced_by as string)).toMatchObject({
      state: "open",
      recognised: false,
      medusa_order_id: null,
      another_way: null,
      slip: { pay_url: expect.stringMatching(/^http/) },
    });
  });

  it("of a row that is older than tokens keeps working as far as is safe", async () => {
    const checkout = await choose(shop, { method: "au-pay" });
    const { id, pay_url } = await rowOf(shop, checkout.session);
    const former = { payment_token: null, return_session_id: checkout.session.id };
    await shop.haipay.ledger.collectOrders.update(id, former);

    expect(await ask(checkout.session.id)).toMatchObject({
      payment_token: checkout.session.id,
      recognised: false,
      slip: { pay_url },
      another_way: null,
    });
    expect(await ask(`${checkout.session.id}?cart_id=${checkout.cart.id}`)).toMatchObject({
      recognised: true,
    });
  });

  it("refuses a browser's key that could be guessed", async () => {
    const refused = choose(shop, { method: "au-pay", data: { browserKey: "1234" } });
    await expect(refused).rejects.toThrow(/data\.browserKey must be 16 to 100 letters, digits/);
  });
});
