import type { CollectOrder } from "../../../src/modules/haipay/ledger/collect-order";
import { describeShop } from "../../environment/haipay-shop";
import { waitAtMost, countLeftovers, withoutCredentials } from "../../environment/platform-trouble";
import { choose, ledgerOf, payAndNotify, place, rowOf } from "../../environment/purchases";
import { during, expectPaidOnce, TROUBLES, unanswered, unavailable } from "./troubles";

describeShop("When the platform", (shop) => {
  beforeAll(() => waitAtMost(shop, 1_200));

  describe("fails inside completion", () => {
    it.each(TROUBLES)(
      "because it $trouble, the storefront gets its cart back with the reason, and a second try ends as one paid order",
      async ({ fault, reason, state, ordersAtPlatform }) => {
        const checkout = await choose(shop, { method: "konbini-lawson" });

        const completion = await during(shop, fault, () => checkout.shopper.complete(checkout.cart.id));

        expect(completion).toMatchObject({
          type: "cart",
          cart: { id: checkout.cart.id },
          error: { type: "payment_authorization_error", message: reason("Lawson") },
        });
        expect(await countLeftovers(shop)).toEqual({ orders: 0, reserved: 0 });
        expect(await shop.control.orders()).toHaveLength(ordersAtPlatform);
        expect(await ledgerOf(shop, checkout.session)).toMatchObject([
          { state, last_error: expect.any(String) as string },
        ]);

        const orderId = await place(checkout);

        const [second, first] = await ledgerOf(shop, checkout.session);
        expect(second.platform_order_id).not.toBe(first.platform_order_id);
        expect([first.state, second.state]).toEqual([state === "unknown" ? "superseded" : state, "open"]);
        expect((await countLeftovers(shop)).reserved).toBe(1);
        expect(await payAndNotify(shop, second.platform_order_id)).toEqual({
          httpStatus: 200,
          body: "SUCCESS",
        });
        await expectPaidOnce(shop, checkout, orderId);
      },
    );

    it("and cannot be asked either, the row stays unknown until it can", async () => {
      const checkout = await choose(shop, { method: "gmo-aozora" });
      await shop.control.fault({ endpoint: "apply", kind: "reset_after" });
      await shop.control.fault({ endpoint: "query", kind: "http_500" });

      expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({
        type: "cart",
        error: { type: "payment_authorization_error", message: unanswered("GMO Aozora Net Bank") },
      });
      expect(await ledgerOf(shop, checkout.session)).toMatchObject([{ state: "unknown" }]);

      const orderId = await place(checkout);
      const [second, first] = await ledgerOf(shop, checkout.session);
      expect([first.state, second.state]).toEqual(["superseded", "open"]);
      await payAndNotify(shop, second.platform_order_id);
      await expectPaidOnce(shop, checkout, orderId);
    });

    it("again and again, every try has its own order id and the last one ends as one paid order", async () => {
      const checkout = await choose(shop, { method: "konbini-lawson" });
      for (const kind of ["http_500", "refuse", "reset_after"] as const) {
        await shop.control.fault({ endpoint: "apply", kind });
        expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({ type: "cart" });
      }
      const orderId = await place(checkout);

      const rows = await ledgerOf(shop, checkout.session);
      expect(rows.map((row) => row.state)).toEqual(["open", "superseded", "not_created", "superseded"]);
      expect(new Set(rows.map((row) => row.platform_order_id)).size).toBe(4);
      await payAndNotify(shop, rows[0].platform_order_id);
      await expectPaidOnce(shop, checkout, orderId);
    });

    it("because its process died, another try takes over after a while and not before", async () => {
      const checkout = await choose(shop, { method: "konbini-lawson" });
      const { appId, baseUrl } = await shop.haipay.gateway.account("jpy");
      const dying = await shop.haipay.ledger.collectOrders.transition(
        await rowOf(shop, checkout.session),
        "applying",
        {
          app_id: appId,
          host: baseUrl,
          applied_at: new Date(),
        },
      );

      expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({
        type: "cart",
        error: { message: "Lawson is already being prepared. Please try again in a few seconds." },
      });
      expect((await shop.control.calls()).apply).toBe(0);

      await shop.haipay.ledger.collectOrders.update((dying as CollectOrder).id, {
        applied_at: new Date(Date.now() - 120_000),
      });
      const orderId = await place(checkout);
      const [second, first] = await ledgerOf(shop, checkout.session);
      expect([first.state, second.state]).toEqual(["superseded", "open"]);
      await payAndNotify(shop, second.platform_order_id);
      await expectPaidOnce(shop, checkout, orderId);
    });
  });

  it("is no longer configured when the order is placed, the shopper reads no settings", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await withoutCredentials("jpy", async () => {
      expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({
        type: "cart",
        error: { type: "payment_authorization_error", message: unavailable("Lawson") },
      });
    });
    expect(await countLeftovers(shop)).toEqual({ orders: 0, reserved: 0 });
    const orderId = await place(checkout);
    await payAndNotify(shop, (await rowOf(shop, checkout.session)).platform_order_id);
    await expectPaidOnce(shop, checkout, orderId);
  });
});
