import { createRegionsWorkflow, updateRegionsWorkflow } from "@medusajs/medusa/core-flows";
import { METHODS } from "../../../src/platform/catalogue";
import { describeShop } from "../../environment/haipay-shop";
import { reprice } from "../../environment/payment-step";
import { awaitPayment } from "../../environment/awaited-payments";
import { buy, fillCart, providerId } from "../../environment/purchases";
import { kitClient, methodIn } from "./kit-client";

describeShop("The store API for a checkout lists the methods for a cart", (shop) => {
  it("by kind, in both languages, with what the shopper should know before choosing", async () => {
    const { cart } = await fillCart(shop);

    const methods = await kitClient(shop).listMethods({ cartId: cart.id });

    expect(methods).toMatchObject({ currency_code: "jpy", amount: "1700", needed_fields: [] });
    expect(methods.kinds.map(({ kind, name }) => [kind, name.ja])).toEqual([
      ["konbini", "コンビニ払い"],
      ["ewallet", "スマホ決済"],
      ["bank_transfer", "銀行振込"],
    ]);
    expect(methods.kinds.flatMap((kind) => kind.methods.map(({ method }) => method))).toEqual(
      METHODS.map(({ id }) => id),
    );
    expect(methodIn(methods, "konbini-lawson")).toEqual({
      provider_id: providerId("konbini-lawson"),
      method: "konbini-lawson",
      kind: "konbini",
      name: { en: "Lawson", ja: "ローソン" },
      flow: "order_first",
      limits: { min: "300", max: "150000" },
      available: true,
      reason: null,
      typical_time: { en: expect.any(String), ja: expect.any(String) },
      expires_at: expect.stringMatching(/T14:59:59\.000Z$/),
    });
    expect(methodIn(methods, "merpay")).toMatchObject({ flow: "pay_first", available: true });
  });

  it("explains which one is not for this sum", async () => {
    await reprice(shop, "sencha", "jpy", 250);
    const { cart } = await fillCart(shop, { delivery: "pickUp" });
    const below = await kitClient(shop).listMethods({ cartId: cart.id });
    expect(methodIn(below, "konbini-seven-eleven")).toMatchObject({
      available: false,
      reason: {
        code: "below_minimum",
        en: "7-Eleven takes payments from ¥300.",
        ja: "セブン-イレブンは¥300からご利用いただけます。",
      },
    });
    expect(methodIn(below, "au-pay")).toMatchObject({ available: true, reason: null });

    await reprice(shop, "sencha", "jpy", 150_001);
    const dear = await fillCart(shop, { delivery: "pickUp" });
    const above = await kitClient(shop).listMethods({ cartId: dear.cart.id });
    expect(methodIn(above, "gmo-aozora")).toMatchObject({
      available: false,
      reason: { code: "above_maximum", ja: expect.stringContaining("¥150,000") },
    });

    await reprice(shop, "sencha", "jpy", 0);
    const free = await fillCart(shop, { delivery: "pickUp" });
    const nothing = await kitClient(shop).listMethods({ cartId: free.cart.id });
    expect(nothing.amount).toBeNull();
    expect(methodIn(nothing, "au-pay").reason?.code).toBe("nothing_to_pay");
  });

  it("only those that the region offers, in dollars with the limits of dollars", async () => {
    await updateRegionsWorkflow(shop.container).run({
      input: {
        selector: { id: shop.region("usd") },
        update: { payment_providers: [providerId("merpay"), "pp_system_default"] },
      },
    });
    const { cart } = await fillCart(shop, { currency: "usd" });

    const { kinds, ...methods } = await kitClient(shop).listMethods({ cartId: cart.id });

    expect(methods).toMatchObject({ currency_code: "usd", amount: "13.00" });
    expect(kinds).toMatchObject([
      { kind: "ewallet", methods: [{ method: "merpay", limits: { min: "0.99", max: "499.99" } }] },
    ]);
  });

  it("not those that the shop has switched off, and within the shop's own limits", async () => {
    await shop.haipay.settings.rows.transaction(async (trx, rows) => {
      const { page_values } = await rows.lock(trx);
      const method_choices = {
        merpay: { jpy: { enabled: false } },
        "au-pay": { jpy: { enabled: true, min: "2000" } },
      };
      await rows.write(trx, { page_values, method_choices, changed_by: "user_1" });
    });
    const { cart } = await fillCart(shop);

    const methods = await kitClient(shop).listMethods({ cartId: cart.id });

    expect(methods.kinds[1].methods.map(({ method }) => method)).toEqual(["au-pay"]);
    expect(methodIn(methods, "au-pay")).toMatchObject({
      limits: { min: "2000", max: "150000" },
      available: false,
      reason: { code: "below_minimum", en: "au PAY takes payments from ¥2,000." },
    });
  });

  it("none in a currency in which the platform collects nothing", async () => {
    const { result } = await createRegionsWorkflow(shop.container).run({
      input: {
        regions: [
          {
            name: "Europe",
            currency_code: "eur",
            countries: ["de"],
            payment_providers: [providerId("merpay")],
          },
        ],
      },
    });
    const cart = await shop.shopper().createCart({ regionId: result[0].id });

    expect(await kitClient(shop).listMethods({ cartId: cart.id })).toEqual({
      currency_code: "eur",
      amount: null,
      kinds: [],
      needed_fields: [],
      delivery_country: "de",
    });
  });

  it("asks for what the cart lacks, by the rules of the choice, and repeats no value", async () => {
    const { cart, shopper } = await fillCart(shop, { email: null, address: null });
    const client = kitClient(shop);
    const bare = await client.listMethods({ cartId: cart.id });
    expect(bare.needed_fields.map(({ field, reason }) => [field, reason.code])).toEqual([
      ["name", "missing"],
      ["phone", "missing"],
      ["email", "missing"],
    ]);

    const address = { first_name: "Jane", last_name: "Doe", phone: "+1 212 555 0100", country_code: "jp" };
    await shopper.updateCart(cart.id, { email: "jane@example.com", billing_address: address });
    const foreign = await client.listMethods({ cartId: cart.id });
    expect(foreign.needed_fields).toEqual([
      {
        field: "phone",
        reason: {
          code: "invalid",
          en: "This is a number outside Japan. The payment needs a Japanese phone number; it starts with 0 or +81.",
          ja: "海外の電話番号です。お支払いには日本の電話番号（0または+81で始まる番号）が必要です。",
        },
      },
    ]);
    expect(JSON.stringify(foreign)).not.toMatch(/555|Jane|jane/);
  });

  it("none can be used once the order is placed or the money is there", async () => {
    const placed = await awaitPayment(shop);
    const again = await kitClient(shop).listMethods({ cartId: placed.cart.id });
    expect(methodIn(again, "au-pay").reason?.code).toBe("order_placed");

    const paid = await buy(shop, { method: "au-pay" });
    const ofSession = await kitClient(shop).listMethods({
      paymentToken: paid.session.id,
      cartId: paid.cart.id,
    });
    expect(methodIn(ofSession, "merpay")).toMatchObject({
      available: false,
      reason: { code: "already_paid", ja: expect.any(String) },
    });
  });

  it("an answer may be kept by the shopper's browser alone, which asks whether it still holds", async () => {
    const { cart } = await fillCart(shop);
    const path = `/store/haipay/payment-methods?cart_id=${cart.id}`;
    const headers = { "x-publishable-api-key": shop.seeded.publishableKey };
    const first = await shop.http.get(path, { headers });
    expect(first.headers["cache-control"]).toBe("private, no-cache");

    const second = await shop.http.get(path, {
      headers: { ...headers, "if-none-match": first.headers.etag as string },
    });
    // A minute may end between the two.
    expect([200, 304]).toContain(second.status);
    if (second.status === 304) expect(second.data).toBe("");
  });
});
