import type { PaymentCollectionDTO } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { getMethod, type Currency, type MethodId } from "../../src/platform/catalogue";
import { Administrator } from "../environment/administrator";
import { awaitPayment, type AwaitedPayment } from "../environment/awaited-payments";
import { describeShop } from "../environment/haipay-shop";
import { attentionsOf, rowOfOrderId, settle } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { findSession } from "../environment/payment-module";
import { buy, ledgerOf, payAndNotify, providerId, rowOf } from "../environment/purchases";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("Without an open cart", (shop) => {
  async function reasonsOf(platformOrderId: string): Promise<string[]> {
    return (await attentionsOf(shop, platformOrderId)).map(({ reason }) => reason);
  }

  /** The payment collections of an order, oldest first. */
  async function collectionsOf(orderId: string): Promise<PaymentCollectionDTO[]> {
    const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
    const { data } = await query.graph({
      entity: "order",
      fields: ["payment_collections.*"],
      filters: { id: orderId },
    });
    const [order] = data as unknown as { payment_collections: PaymentCollectionDTO[] }[];
    return order.payment_collections.sort((a, b) => (String(a.created_at) < String(b.created_at) ? -1 : 1));
  }

  describe("a placed order is tried again:", () => {
    /** Chooses another method for a placed order, as its order page would. */
    async function tryAgain(placed: AwaitedPayment, method: MethodId, data?: Record<string, unknown>) {
      const [collection] = await collectionsOf(placed.orderId ?? "");
      const session = await placed.shopper.createPaymentSession(collection.id, providerId(method), data);
      return { session, row: await rowOf(shop, session) };
    }

    it.each<{ from: MethodId; to: MethodId; currency?: Currency; sum: string }>([
      { from: "konbini-lawson", to: "au-pay", sum: "1700" },
      { from: "konbini-lawson", to: "gmo-aozora", sum: "1700" },
      { from: "konbini-lawson", to: "konbini-ministop", sum: "1700" },
      { from: "konbini-lawson", to: "konbini-lawson", sum: "1700" },
      { from: "gmo-aozora", to: "merpay", currency: "usd", sum: "13" },
    ])("$to at once takes the place of $from, and is captured when it is paid", async (wish) => {
      const placed = await awaitPayment(shop, { method: wish.from, currency: wish.currency });
      const { apply } = await shop.control.calls();

      const { session, row } = await tryAgain(placed, wish.to);

      expect((await shop.control.calls()).apply).toBe(apply + 1);
      expect(row).toMatchObject({
        flow: "no_cart",
        state: "open",
        method: wish.to,
        session_amount: wish.sum,
        medusa_order_id: placed.orderId,
        buyer_email: "hanako@example.com",
        buyer_phone: "09012345678",
      });
      expect(session.data).toMatchObject({
        orderId: row.platform_order_id,
        payUrl: row.pay_url,
        status: "open",
      });
      expect(await shop.control.order(row.platform_order_id)).toMatchObject({
        method: wish.to,
        email: "hanako@example.com",
        phone: "09012345678",
      });
      expect(await rowOfOrderId(shop, placed.platformOrderId)).toMatchObject({ state: "superseded" });

      expect(await payAndNotify(shop, row.platform_order_id)).toEqual(SUCCESS);

      const paid = { ...PAID, captures: [wish.sum], transactions: [wish.sum] };
      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject(paid);
      expect(await reasonsOf(row.platform_order_id)).toEqual([]);

      expect(await payAndNotify(shop, placed.platformOrderId)).toEqual(SUCCESS);
      await settle(shop, placed.platformOrderId);
      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject(paid);
      expect(await reasonsOf(placed.platformOrderId)).toEqual(["duplicate"]);
      expect(await reasonsOf(row.platform_order_id)).toEqual([]);
    });

    it("an old slip whose money is there refuses a new try, and nothing is applied for", async () => {
      const placed = await awaitPayment(shop);
      await shop.control.pay(placed.platformOrderId, { notify: false });
      const { apply } = await shop.control.calls();

      await expect(tryAgain(placed, "merpay")).rejects.toThrow(/already paid with Lawson/);

      expect((await shop.control.calls()).apply).toBe(apply);
      expect(await findSession(shop, placed.session.id)).toBeDefined();
      await settle(shop, placed.platformOrderId);
      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject(PAID);
      await expect(tryAgain(placed, "merpay")).rejects.toThrow(/already paid with Lawson/);
      expect((await shop.control.calls()).apply).toBe(apply);
    });

    it("the same new try twice uses the same collect order", async () => {
      const placed = await awaitPayment(shop);
      const first = await tryAgain(placed, "merpay");
      const second = await tryAgain(placed, "merpay");

      expect(second.row.platform_order_id).toBe(first.row.platform_order_id);
      expect(second.session.id).not.toBe(first.session.id);
      expect(await ledgerOf(shop, first.session)).toEqual([]);
      expect(await payAndNotify(shop, second.row.platform_order_id)).toEqual(SUCCESS);
      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject(PAID);
    });

    it("completing the cart once more gives the same order and applies for nothing", async () => {
      const placed = await awaitPayment(shop);
      const { row } = await tryAgain(placed, "merpay");
      const calls = await shop.control.calls();

      const completion = await placed.shopper.complete(placed.cart.id);

      expect(completion).toMatchObject({ type: "order", order: { id: placed.orderId } });
      expect((await shop.control.calls()).apply).toBe(calls.apply);
      expect(await rowOfOrderId(shop, row.platform_order_id)).toMatchObject({ state: "open" });
    });

    it("an order with a fraction of a yen ends with nothing due", async () => {
      const placed = await awaitPayment(shop, { product: "loose-tea", quantity: 2 });
      const { row } = await tryAgain(placed, "au-pay");
      expect(row).toMatchObject({ charge_amount: "717", session_amount: "716.8" });

      expect(await payAndNotify(shop, row.platform_order_id)).toEqual(SUCCESS);

      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject({
        collection_status: "completed",
        due: "0",
        captures: ["716.8"],
        transactions: ["716.8"],
      });
    });

    it("a cancelled order takes no new try", async () => {
      const placed = await awaitPayment(shop);
      const { apply } = await shop.control.calls();
      await (await Administrator.logIn(shop)).cancelOrder(placed.orderId ?? "");

      await expect(tryAgain(placed, "merpay")).rejects.toThrow(/order was cancelled/);
      await expect(tryAgain(placed, "merpay", { locale: "ja" })).rejects.toThrow(/ご注文はキャンセルされた/);

      expect((await shop.control.calls()).apply).toBe(apply);
    });

    it("a new try that the platform refuses leaves the old slip as good as it was", async () => {
      const placed = await awaitPayment(shop);
      await shop.control.fault({ endpoint: "apply", kind: "refuse" });

      await expect(tryAgain(placed, "merpay")).rejects.toThrow(/was not accepted/);

      expect(await payAndNotify(shop, placed.platformOrderId)).toEqual(SUCCESS);
      expect(await readOrder(shop, placed.orderId ?? "")).toMatchObject(PAID);
    });
  });

  describe("an order has a balance after an edit:", () => {
    it.each<{ method: MethodId; currency: Currency; base: string; extra: string; total: string }>([
      { method: "merpay", currency: "jpy", base: "1700", extra: "880", total: "2580" },
      { method: "konbini-lawson", currency: "jpy", base: "1700", extra: "880", total: "2580" },
      { method: "gmo-aozora", currency: "jpy", base: "1700", extra: "880", total: "2580" },
      { method: "au-pay", currency: "usd", base: "13", extra: "6.75", total: "19.75" },
      { method: "konbini-seven-eleven", currency: "usd", base: "13", extra: "6.75", total: "19.75" },
    ])("$method in $currency pays it at once, and nothing is due", async (wish) => {
      const { method, currency, base, extra, total } = wish;
      const { shopper, cart, orderId } = await buy(shop, { method: "konbini-lawson", currency });
      const admin = await Administrator.logIn(shop);
      await admin.addToOrder(orderId, shop.seeded.variants.dorayaki);
      expect(await readOrder(shop, orderId)).toMatchObject({ total, due: extra, captures: [base] });
      const balance = (await collectionsOf(orderId))[1];

      const session = await shopper.createPaymentSession(balance.id, providerId(method));

      const row = await rowOf(shop, session);
      expect(row).toMatchObject({
        flow: "no_cart",
        state: "open",
        // All payments of one order share the guard of its cart.
        cart_id: cart.id,
        medusa_order_id: orderId,
        session_amount: extra,
      });
      expect(session.data).toMatchObject({ kind: getMethod(method).kind, payUrl: row.pay_url });
      expect(await shop.control.order(row.platform_order_id)).toMatchObject({
        name: currency === "jpy" ? "山田 花子" : "Hanako Yamada",
        phone: "09012345678",
        email: "hanako@example.com",
        partnerUserId: expect.stringMatching(/^guest-[0-9a-f]{32}$/),
      });

      expect(await payAndNotify(shop, row.platform_order_id)).toEqual(SUCCESS);
      expect(await shop.control.notify(row.platform_order_id)).toEqual([SUCCESS]);
      await settle(shop, row.platform_order_id);

      expect(await readOrder(shop, orderId)).toMatchObject({
        total,
        due: "0",
        collection_status: "completed,completed",
        captures: expect.arrayContaining([base, extra]),
        transactions: expect.arrayContaining([base, extra]),
      });
      const { captures, transactions } = await readOrder(shop, orderId);
      expect([captures.length, transactions.length]).toEqual([2, 2]);
      expect(await reasonsOf(row.platform_order_id)).toEqual([]);
    });

    it("the buyer is the customer of the order, and a partial sum leaves the balance due", async () => {
      const shopper = shop.shopper();
      const customerId = await shopper.register("hanako@example.com", "only-for-tests");
      const { orderId } = await buy(shop, { method: "au-pay", shopper });
      const admin = await Administrator.logIn(shop);
      await admin.addToOrder(orderId, shop.seeded.variants.dorayaki);
      const balance = (await collectionsOf(orderId))[1];

      const session = await shopper.createPaymentSession(balance.id, providerId("gmo-aozora"));

      const { platform_order_id } = await rowOf(shop, session);
      expect(await shop.control.order(platform_order_id)).toMatchObject({ partnerUserId: customerId });
      expect(await payAndNotify(shop, platform_order_id, "500")).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({ due: "880", captures: ["1700"] });
      expect(await reasonsOf(platform_order_id)).toEqual(["partial"]);
      expect(await payAndNotify(shop, platform_order_id)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({
        due: "0",
        collection_status: "completed,completed",
      });
    });
  });
});
