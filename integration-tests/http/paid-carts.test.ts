import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { createCartCreditLinesWorkflow, updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { awaitPayment } from "../environment/awaited-payments";
import { eventually } from "../environment/eventually";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId, settle } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { findSession } from "../environment/payment-module";
import { choose, orderIdOf, payAndNotify, place, rowOf, type Checkout } from "../environment/purchases";
import { withPlatformDown } from "../environment/platform-trouble";
import { TOKYO_ADDRESS } from "../../demo/addresses";
import type { MethodId } from "../../src/platform/catalogue";

const CART_ROUTES = path.resolve(
  require.resolve("@medusajs/medusa/package.json"),
  "../dist/api/store/carts/[id]",
);
const CHANGES = ["POST", "PUT", "PATCH", "DELETE"] as const;

interface CartRoute {
  verb: (typeof CHANGES)[number];
  /** Below the cart, with Medusa's brackets, such as `/line-items/[line_id]`. */
  below: string;
}

/** Each of Medusa's own handlers that change a cart, read from its release, so that a new one is noticed. */
function cartRoutes(): CartRoute[] {
  const files = readdirSync(CART_ROUTES, { recursive: true, encoding: "utf8" }).filter(
    (file) => path.basename(file) === "route.js",
  );
  return files.flatMap((file) => {
    const below = path.dirname(file) === "." ? "" : `/${path.dirname(file).split(path.sep).join("/")}`;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which handlers a file exports is known only then
    const exported = require(path.join(CART_ROUTES, file)) as Record<string, unknown>;
    return CHANGES.filter((verb) => verb in exported && below !== "/complete").map((verb) => ({
      verb,
      below,
    }));
  });
}

/** What a storefront sends to each of them; a route that is not listed is sent nothing, and must be refused as well. */
function bodyOf(shop: HaipayShop, { verb, below }: CartRoute): unknown {
  const bodies: Record<string, unknown> = {
    "": { region_id: shop.region("usd") },
    "/line-items": { variant_id: shop.seeded.variants.matcha, quantity: 3 },
    "/line-items/[line_id]": { quantity: 50 },
    "/promotions": { promo_codes: ["ANY"] },
    "/shipping-methods": { option_id: shop.seeded.shippingOptions.pickUp },
    "/taxes": {},
    "/customer": {},
  };
  return verb === "DELETE" && below !== "/promotions" ? undefined : bodies[below];
}

describeShop("A cart whose money is there", (shop) => {
  async function request({ verb, below }: CartRoute, { cart, shopper }: Checkout, headers = {}) {
    const { items } = await shopper.getCart(cart.id);
    const url = `/store/carts/${cart.id}${below.replace("[line_id]", items?.[0].id ?? "")}`;
    return shop.http.request<{ type?: string; message?: string }>({
      method: verb,
      url,
      data: bodyOf(shop, { verb, below }),
      headers: { "x-publishable-api-key": shop.seeded.publishableKey, ...headers },
    });
  }

  async function facts({ cart, session }: Checkout) {
    const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
    const { data } = await query.graph({
      entity: "cart",
      fields: ["id", "total", "currency_code", "region_id", "email", "items.quantity", "shipping_methods.id"],
      filters: { id: cart.id },
    });
    const stored = await findSession(shop, session.id);
    return { cart: data[0], session: stored?.id };
  }

  it("is looked for in all of Medusa's routes that change a cart", () => {
    expect(existsSync(CART_ROUTES)).toBe(true);
    expect(cartRoutes().length).toBeGreaterThanOrEqual(9);
  });

  it.each<{ method: MethodId; told: boolean }>([
    { method: "au-pay", told: false },
    { method: "au-pay", told: true },
    { method: "konbini-lawson", told: true },
  ])(
    "by $method (notified: $told) refuses every change in words, once, twice and ten times",
    async (wish) => {
      // Without a delivery the paid wallet cart cannot become an order, so that it stays open.
      const checkout =
        wish.method === "au-pay" ? await payBeforeDelivery(wish.told) : await payForPlacedOrder(wish.method);
      const before = await facts(checkout);

      for (const times of [1, 2, 10]) {
        for (const route of cartRoutes()) {
          for (let time = 0; time < times; time++) {
            const { status, data } = await request(route, checkout);
            const said = { route, status, type: data.type };
            // Medusa itself looks first who is logged in.
            if (route.below === "/customer") expect([401, 409]).toContain(status);
            else expect(said).toEqual({ route, status: 409, type: "conflict" });
            if (status === 409) expect(data.message).toMatch(/already paid with (au PAY|Lawson)/);
          }
        }
        expect(await facts(checkout)).toEqual(before);
      }
      const { data } = await request({ verb: "POST", below: "/taxes" }, checkout, {
        "x-medusa-locale": "ja",
      });
      expect(data.message).toMatch(/お支払い済みのため変更できません/);
      const own = await shop.http.post(
        `/store/carts/${checkout.cart.id}/gift-cards`,
        {},
        {
          headers: { "x-publishable-api-key": shop.seeded.publishableKey },
        },
      );
      expect(own.status).toBe(409);
    },
  );

  it("cannot be steered by changes past the store API to an order of another sum, and its collection is put back", async () => {
    const checkout = await payBeforeDelivery(true);
    const { cart, session } = checkout;
    const item = (await checkout.shopper.getCart(cart.id)).items?.[0];
    const change = (quantity: number) =>
      updateLineItemInCartWorkflow(shop.container).run({
        input: { cart_id: cart.id, item_id: item?.id ?? "", update: { quantity } },
      });

    const refused = { message: "Could not delete all payment sessions" };
    await expect(change(50)).rejects.toMatchObject(refused);
    await eventually(async () => expect((await collectionOf(session.id)).amount).toBe(1200));
    await expect(change(50)).rejects.toMatchObject(refused);
    // As soon as the collection says the new sum, Medusa lets the change through; the last look at it must be over.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await shop.container
      .resolve(Modules.PAYMENT)
      .updatePaymentCollections((await collectionOf(session.id)).id, { amount: 60_000 });
    await change(50);
    await addDelivery(cart.id);

    expect(await checkout.shopper.complete(cart.id)).toMatchObject({
      type: "cart",
      error: { message: expect.stringMatching(/not what this purchase costs now/) },
    });
    const { platform_order_id } = await rowOf(shop, session);
    await settle(shop, platform_order_id);
    await settle(shop, platform_order_id);

    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    const [attention] = (await attentionsOf(shop, platform_order_id)).filter(
      ({ reason }) => reason === "mismatch",
    );
    expect(attention).toMatchObject({
      resolved_at: null,
      facts: {
        field: "cart",
        expected: "1200 jpy",
        found: "60000 jpy",
        owed_amount: "60000",
        owed_currency: "jpy",
      },
    });
    expect(await checkout.shopper.complete(cart.id)).toMatchObject({ type: "cart" });
    expect((await rowOf(shop, session)).captured_payment_id).toBeNull();
  });

  it("is not placed for less after credit lines or another region came past the store API", async () => {
    const checkout = await payBeforeDelivery(false);
    await createCartCreditLinesWorkflow(shop.container).run({
      input: [{ cart_id: checkout.cart.id, amount: 200, reference: "test", reference_id: "1", metadata: {} }],
    });
    await addDelivery(checkout.cart.id);
    const { platform_order_id } = await rowOf(shop, checkout.session);

    await settle(shop, platform_order_id);

    expect(await orderIdOf(shop, checkout.cart.id)).toBeUndefined();
    expect(await openReasonsOf(shop, platform_order_id)).toEqual(["mismatch"]);
  });

  it("takes no other provider's payment session either", async () => {
    const checkout = await payBeforeDelivery(true);
    const { id } = await collectionOf(checkout.session.id);
    const { status, data } = await shop.http.post<{ message: string }>(
      `/store/payment-collections/${id}/payment-sessions`,
      { provider_id: "pp_system_default" },
      { headers: { "x-publishable-api-key": shop.seeded.publishableKey } },
    );
    expect([status, data.message]).toEqual([400, expect.stringMatching(/already paid with au PAY/)]);
    expect(await findSession(shop, checkout.session.id)).toBeDefined();
  });

  it("is changed as before while its wallet page is unpaid, also when the platform does not answer", async () => {
    const checkout = await awaitPayment(shop, { method: "au-pay" });
    const item = (await checkout.shopper.getCart(checkout.cart.id)).items?.[0];
    await checkout.shopper.setQuantity(checkout.cart.id, item?.id ?? "", 2);
    expect(await rowOfOrderId(shop, checkout.platformOrderId)).toMatchObject({ state: "superseded" });

    const silent = await awaitPayment(shop, { method: "merpay" });
    const other = (await silent.shopper.getCart(silent.cart.id)).items?.[0];
    await withPlatformDown(shop, () =>
      silent.shopper.setQuantity(silent.cart.id, other?.id ?? "", 3).then(() => undefined),
    );
    expect(await rowOfOrderId(shop, silent.platformOrderId)).toMatchObject({ state: "superseded" });
  });

  it("refuses in the same words when the money is seen only by the second question", async () => {
    const checkout = await awaitPayment(shop, { method: "au-pay" });
    await shop.control.pay(checkout.platformOrderId, { notify: false });
    await shop.control.fault({ endpoint: "query", kind: "bad_signature" });

    const { status, data } = await request({ verb: "POST", below: "/line-items/[line_id]" }, checkout);

    expect([status, data.type, data.message]).toEqual([
      409,
      "conflict",
      expect.stringMatching(/already paid with au PAY/),
    ]);
    expect(await findSession(shop, checkout.session.id)).toBeDefined();
  });

  it("becomes one order of its sum when plus is clicked twice right after paying", async () => {
    const checkout = await awaitPayment(shop, { method: "au-pay" });
    const item = (await checkout.shopper.getCart(checkout.cart.id)).items?.[0];
    await shop.control.pay(checkout.platformOrderId, { notify: false });
    const plus = () =>
      checkout.shopper.setQuantity(checkout.cart.id, item?.id ?? "", 20).then(
        () => "changed",
        (error: Error) => error.message,
      );

    const answers = await Promise.all([plus(), plus(), shop.control.notify(checkout.platformOrderId)]);

    expect(answers.slice(0, 2)).not.toContain("changed");
    const orderId = (await orderIdOf(shop, checkout.cart.id)) as string;
    expect(await readOrder(shop, orderId)).toMatchObject({ total: "1700", due: "0", captures: ["1700"] });
  });

  /** Pays ¥1,200 by au PAY before a delivery is chosen; the cart cannot be completed yet. */
  async function payBeforeDelivery(told: boolean): Promise<Checkout> {
    const shopper = shop.shopper();
    const cart = await shopper.createCart(
      { regionId: shop.region("jpy"), email: "hanako@example.com", address: TOKYO_ADDRESS },
      [{ variant_id: shop.seeded.variants.sencha, quantity: 1 }],
    );
    const session = await shopper.choosePayment(cart.id, "pp_haipay-au-pay_haipay");
    const { platform_order_id } = await rowOf(shop, session);
    await shop.control.pay(platform_order_id, { notify: false });
    if (told) {
      await shop.control.notify(platform_order_id);
      expect(await openReasonsOf(shop, platform_order_id)).toEqual(["completion_failed"]);
    }
    return { shopper, cart, session };
  }

  async function payForPlacedOrder(method: MethodId): Promise<Checkout> {
    const checkout = await choose(shop, { method });
    await place(checkout);
    await payAndNotify(shop, (await rowOf(shop, checkout.session)).platform_order_id);
    return checkout;
  }

  /** As a shop's own code can, past every route. */
  async function addDelivery(cartId: string): Promise<void> {
    await shop.container.resolve(Modules.CART).addShippingMethods([
      {
        cart_id: cartId,
        name: "Pick-up",
        amount: 0,
        shipping_option_id: shop.seeded.shippingOptions.pickUp,
      },
    ]);
  }

  async function collectionOf(sessionId: string): Promise<{ id: string; amount: number }> {
    const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
    const { data } = await query.graph({
      entity: "payment_session",
      fields: ["payment_collection.id", "payment_collection.amount"],
      filters: { id: sessionId },
    });
    return (data[0] as unknown as { payment_collection: { id: string; amount: number } }).payment_collection;
  }
});
