import { payAnotherWay } from "../../../src/storefront/core";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { payAndNotify, rowByToken } from "../../environment/purchases";
import { passDeadline } from "../../environment/time-travel";
import { kitClient, methodIn } from "./kit-client";

describeShop("The store API for a checkout", (shop) => {
  describe("a placed order is paid another way", () => {
    it("from a slip to a wallet, whose address leads on from the old link", async () => {
      const client = kitClient(shop);
      const placed = await awaitPayment(shop, { method: "konbini-lawson" });
      const { another_way, expires_at } = await client.getPayment(placed.session.id, {
        cartId: placed.cart.id,
      });
      expect(another_way).toEqual({
        at: "order",
        payment_collection_id: expect.stringMatching(/^pay_col_/),
        until: expires_at,
      });
      const methods = await client.listMethods({ paymentToken: placed.session.id, cartId: placed.cart.id });
      const wallet = methodIn(methods, "merpay");
      expect(wallet).toMatchObject({ flow: "no_cart", available: true });

      const { payment_collection_id } = another_way as { payment_collection_id: string };
      const outcome = await payAnotherWay(client, payment_collection_id, wallet);

      expect(outcome).toMatchObject({ type: "redirect", url: expect.stringMatching(/^http/) });
      const { paymentToken } = outcome as { paymentToken: string };
      expect(await client.getPayment(placed.session.id, { cartId: placed.cart.id })).toMatchObject({
        state: "superseded",
        slip: null,
        replaced_by: paymentToken,
        another_way: null,
      });
      const { platform_order_id } = await rowByToken(shop, paymentToken);
      await payAndNotify(shop, platform_order_id);
      expect(await client.getPayment(paymentToken, { cartId: placed.cart.id })).toMatchObject({
        state: "paid",
        medusa_order_id: placed.orderId,
        replaced_by: null,
        another_way: null,
      });
      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({ due: "0", captures: ["1700"] });
    });

    it("after the platform ended the slip, until the order is cancelled", async () => {
      const client = kitClient(shop);
      const placed = await awaitPayment(shop, { method: "konbini-familymart" });
      await shop.control.fail(placed.platformOrderId, { notify: false });
      await settle(shop, placed.platformOrderId);

      const failed = await client.getPayment(placed.session.id, { cartId: placed.cart.id });
      expect(failed).toMatchObject({ state: "failed", slip: null, order_cancelled: false });
      const way = failed.another_way as { at: "order"; payment_collection_id: string; until: string };
      expect(way.at).toBe("order");
      expect(Date.parse(way.until) - Date.now()).toBeGreaterThan(23 * 3_600_000);

      const methods = await client.listMethods({ paymentToken: placed.session.id, cartId: placed.cart.id });
      const method = methodIn(methods, "gmo-aozora");
      const outcome = await payAnotherWay(client, way.payment_collection_id, method);
      expect(outcome).toMatchObject({ type: "slip" });
      const { paymentToken } = outcome as { paymentToken: string };
      expect(await client.getPayment(paymentToken, { cartId: placed.cart.id })).toMatchObject({
        state: "open",
        kind: "bank_transfer",
        slip: { bank_no: expect.any(String) },
        medusa_order_id: placed.orderId,
      });
    });

    it("never when it is cancelled: the shopper is told not to pay", async () => {
      const client = kitClient(shop);
      const expired = await awaitPayment(shop);
      await passDeadline(shop, expired.platformOrderId);
      await settle(shop, expired.platformOrderId);
      const cancelled = await awaitPayment(shop);
      await (await Administrator.logIn(shop)).cancelOrder(cancelled.orderId ?? "");

      for (const { session, cart } of [expired, cancelled]) {
        expect(await client.getPayment(session.id, { cartId: cart.id })).toMatchObject({
          order_cancelled: true,
          slip: null,
          another_way: null,
        });
        const methods = await client.listMethods({ paymentToken: session.id, cartId: cart.id });
        expect(methodIn(methods, "au-pay").reason?.code).toBe("order_cancelled");
      }
    });

    it("not while a part of its money is there", async () => {
      const client = kitClient(shop);
      const placed = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, placed.platformOrderId, "700");

      expect(await client.getPayment(placed.session.id, { cartId: placed.cart.id })).toMatchObject({
        state: "open",
        received_amount: "700",
        another_way: null,
      });
    });
  });

  it("a declined wallet of an open cart leads back to the checkout", async () => {
    const client = kitClient(shop);
    const { session, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    await shop.control.fail(platformOrderId, { notify: false });
    await settle(shop, platformOrderId);

    expect(await client.getPayment(session.id, { cartId: cart.id })).toMatchObject({
      state: "failed",
      medusa_order_id: null,
      another_way: { at: "checkout" },
    });
  });
});
