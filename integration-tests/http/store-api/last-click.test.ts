import { createHaiPayClient, createPayer, HaiPayError } from "../../../src/storefront/core";
import { describeShop } from "../../environment/haipay-shop";
import { reprice } from "../../environment/payment-step";
import { fillCart, orderIdOf, payAndNotify, rowByToken, rowOf } from "../../environment/purchases";
import { kitClient, methodIn } from "./kit-client";

describeShop("At the store API the kit's last click", (shop) => {
  it("places the order of a slip once, also when it is clicked three times", async () => {
    const client = kitClient(shop, "ja");
    const { cart } = await fillCart(shop);
    const methods = await client.listMethods({ cartId: cart.id });
    const pay = createPayer(client);
    const click = () =>
      pay({
        cartId: cart.id,
        method: methodIn(methods, "konbini-ministop"),
        expectedAmount: methods.amount,
      });

    const outcomes = await Promise.all([click(), click(), click()]);

    const orderId = await orderIdOf(shop, cart.id);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ type: "placed", orderId });
    expect((await shop.control.calls()).apply).toBe(1);
    const [{ paymentToken }] = outcomes as { paymentToken: string }[];
    expect(await client.getPayment(paymentToken, { cartId: cart.id })).toMatchObject({
      state: "open",
      medusa_order_id: orderId,
      order_cancelled: false,
      replaced_by: null,
      slip: { pay_url: expect.stringMatching(/^http/) },
    });
  });

  it("leads to the wallet's page and places nothing, and the second click leads to the same page", async () => {
    const client = kitClient(shop);
    const { cart } = await fillCart(shop);
    const methods = await client.listMethods({ cartId: cart.id });
    const pay = createPayer(client);
    const payment = { cartId: cart.id, method: methodIn(methods, "au-pay"), expectedAmount: "1700" };

    const first = await pay(payment);
    const second = await pay(payment);

    expect(first).toMatchObject({ type: "redirect", url: expect.stringMatching(/^http/) });
    expect((second as { url: string }).url).toBe((first as { url: string }).url);
    expect((await shop.control.calls()).apply).toBe(1);
    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    const { platform_order_id } = await rowByToken(shop, (second as { paymentToken: string }).paymentToken);
    await payAndNotify(shop, platform_order_id);
    expect(await orderIdOf(shop, cart.id)).toBeDefined();
  });

  it("asks the shopper again when the cart was changed in a second tab", async () => {
    const client = kitClient(shop);
    const { cart, shopper } = await fillCart(shop);
    const methods = await client.listMethods({ cartId: cart.id });
    await shopper.addItem(cart.id, shop.seeded.variants.dorayaki);

    const outcome = await createPayer(client)({
      cartId: cart.id,
      method: methodIn(methods, "konbini-lawson"),
      expectedAmount: methods.amount,
    });

    expect(outcome).toEqual({ type: "sum_changed", amount: "2580", currencyCode: "jpy" });
    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    expect((await shop.control.calls()).apply).toBe(0);
  });

  it("places the order of a session that was chosen at an earlier step, with its details", async () => {
    const client = kitClient(shop);
    const { cart } = await fillCart(shop, { address: null });
    const methods = await client.listMethods({ cartId: cart.id });
    const method = methodIn(methods, "konbini-lawson");
    const details = { name: "山田 花子", phone: "090-1234-5678" };
    const session = await client.choose({ cartId: cart.id }, method.provider_id, details);
    const click = () => createPayer(client)({ cartId: cart.id, method, session, expectedAmount: "1700" });

    const outcome = await click();

    const orderId = await orderIdOf(shop, cart.id);
    expect(outcome).toMatchObject({ type: "placed", orderId, paymentToken: session.data.paymentToken });
    expect(await rowOf(shop, session)).toMatchObject({ buyer_phone: "09012345678" });
    // In a second tab, which knows nothing of it:
    expect(await click()).toEqual(outcome);
    expect((await shop.control.calls()).apply).toBe(1);
  });

  it.each(["konbini-lawson", "au-pay"] as const)(
    "pays nothing by a session of %s when the cart or the method was changed in a second tab",
    async (id) => {
      const client = kitClient(shop);
      const { cart, shopper } = await fillCart(shop);
      const method = methodIn(await client.listMethods({ cartId: cart.id }), id);
      const session = await client.choose({ cartId: cart.id }, method.provider_id);
      await shopper.addItem(cart.id, shop.seeded.variants.dorayaki);
      const second = await client.choose({ cartId: cart.id }, method.provider_id);
      await client.choose({ cartId: cart.id }, "pp_haipay-konbini-ministop_haipay");

      for (const former of [session, second]) {
        const outcome = await createPayer(client)({ cartId: cart.id, method, session: former });
        expect(outcome).toEqual({ type: "choose_again" });
      }

      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    },
  );

  it("finds the order again when the answer to its placement was lost", async () => {
    const { cart } = await fillCart(shop);
    let losses = 1;
    const client = createHaiPayClient({
      baseUrl: shop.url,
      publishableKey: shop.seeded.publishableKey,
      fetch: async (address, init) => {
        const response = await fetch(address, init);
        if ((address as string).endsWith("/complete") && losses-- > 0)
          throw new TypeError("connection reset");
        return response;
      },
    });
    const methods = await client.listMethods({ cartId: cart.id });
    const pay = createPayer(client);
    const payment = { cartId: cart.id, method: methodIn(methods, "gmo-aozora") };

    await expect(pay(payment)).rejects.toMatchObject({ code: "unreachable" });
    const orderId = await orderIdOf(shop, cart.id);
    expect(await pay(payment)).toMatchObject({ type: "placed", orderId });
    expect((await shop.control.calls()).apply).toBe(1);
  });

  it("explains what is wrong, in the shopper's language if the shop has it", async () => {
    const client = kitClient(shop, "ja");
    const { cart } = await fillCart(shop);
    const methods = await client.listMethods({ cartId: cart.id });
    const method = methodIn(methods, "konbini-lawson");
    await shop.control.fault({ endpoint: "apply", kind: "refuse" });
    await expect(createPayer(client)({ cartId: cart.id, method })).rejects.toThrow(
      /ローソンでのお支払いを受け付けられませんでした/,
    );

    await reprice(shop, "sencha", "jpy", 100);
    const small = await fillCart(shop, { delivery: "pickUp" });
    const refused = createPayer(client)({ cartId: small.cart.id, method });
    await expect(refused).rejects.toBeInstanceOf(HaiPayError);
    await expect(refused).rejects.toMatchObject({ code: "refused", status: 400 });
  });

  it("takes the phone number that the cart lacks", async () => {
    const client = kitClient(shop);
    const { cart } = await fillCart(shop, { address: null });
    const { kinds, needed_fields } = await client.listMethods({ cartId: cart.id });
    expect(needed_fields.map(({ field }) => field)).toEqual(["name", "phone"]);

    const outcome = await createPayer(client)({
      cartId: cart.id,
      method: kinds[1].methods[0],
      details: { name: "山田 花子", phone: "０９０ー１２３４ー５６７８" },
    });

    const { paymentToken } = outcome as { paymentToken: string };
    expect(await rowByToken(shop, paymentToken)).toMatchObject({ buyer_phone: "09012345678" });
  });
});
