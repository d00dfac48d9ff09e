import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { buy, choose, orderIdOf, place, rowOf } from "../../environment/purchases";
import { letTimePass, openPage, readPayment } from "../../environment/return-page";
import { setStock } from "../../environment/stock";

describeShop("The return page", (shop) => {
  describe("settles by itself when no notification comes", () => {
    it.each(["konbini-familymart", "au-pay", "gmo-aozora"] as const)("by %s", async (method) => {
      await shop.control.setNotifications(false);
      const checkout = await choose(shop, { method });
      if (method !== "au-pay") await place(checkout);
      await shop.control.pay((await rowOf(shop, checkout.session)).platform_order_id);

      const payment = await readPayment(shop, checkout);

      expect(payment).toMatchObject({
        state: "paid",
        received_amount: "1700",
        slip: null,
        needs_attention: false,
      });
      expect(payment.medusa_order_id).toBe(await orderIdOf(shop, checkout.cart.id));
      expect(await readOrder(shop, payment.medusa_order_id as string)).toMatchObject({
        display_id: payment.display_id,
        collection_status: "completed",
        due: "0",
        captures: ["1700"],
      });
    });

    it("into one order, also when many pages and the storefront's completion come at once", async () => {
      await shop.control.setNotifications(false);
      const checkout = await choose(shop, { method: "au-pay" });
      await shop.control.pay((await rowOf(shop, checkout.session)).platform_order_id);

      const [completion] = await Promise.all([
        checkout.shopper.complete(checkout.cart.id),
        ...[1, 2, 3, 4].map(() => openPage(shop, checkout.session.id)),
      ]);

      expect(completion.type).toBe("order");
      await letTimePass(shop, checkout);
      const payment = await readPayment(shop, checkout);
      expect(payment.medusa_order_id).toBe((completion as { order: { id: string } }).order.id);
      expect(await readOrder(shop, payment.medusa_order_id as string)).toMatchObject({
        due: "0",
        captures: ["1700"],
      });
    });

    it("as soon as the goods are there, and says until then that a person is needed", async () => {
      await shop.control.setNotifications(false);
      const checkout = await choose(shop, { method: "au-pay" });
      await shop.control.pay((await rowOf(shop, checkout.session)).platform_order_id);
      await setStock(shop, "sencha", 0);
      expect(await readPayment(shop, checkout)).toMatchObject({
        state: "paid",
        slip: null,
        medusa_order_id: null,
        needs_attention: true,
      });

      await setStock(shop, "sencha", 10);
      await letTimePass(shop, checkout);

      const payment = await readPayment(shop, checkout);
      expect(payment).toMatchObject({ state: "paid", needs_attention: false });
      expect(await readOrder(shop, payment.medusa_order_id as string)).toMatchObject({
        due: "0",
        captures: ["1700"],
      });
    });
  });

  describe("asks the platform", () => {
    it("once for many calls of one payment, and again after a while", async () => {
      const checkout = await choose(shop, { method: "au-pay" });
      for (let call = 0; call < 5; call++) await openPage(shop, checkout.session.id);
      await Promise.all(Array.from({ length: 15 }, () => openPage(shop, checkout.session.id)));
      expect((await shop.control.calls()).query).toBe(1);

      await letTimePass(shop, checkout);
      await Promise.all(Array.from({ length: 15 }, () => openPage(shop, checkout.session.id)));
      expect((await shop.control.calls()).query).toBe(2);
    });

    it.each([
      { method: "merpay", seconds: 15, asked: 1 },
      { method: "konbini-lawson", seconds: 15, asked: 0 },
      { method: "gmo-aozora", seconds: 15, asked: 0 },
      { method: "konbini-lawson", seconds: 61, asked: 1 },
    ] as const)("$asked times when $method was asked about $seconds s ago", async ({ method, ...when }) => {
      const checkout = await choose(shop, { method });
      if (method !== "merpay") await place(checkout);
      const { query } = await shop.control.calls();
      await letTimePass(shop, checkout, when.seconds);

      await openPage(shop, checkout.session.id);
      await openPage(shop, checkout.session.id);

      expect((await shop.control.calls()).query - query).toBe(when.asked);
    });

    it("never about a choice that it has not heard of, nor about a payment that is settled", async () => {
      const chosen = await choose(shop, { method: "konbini-lawson" });
      await readPayment(shop, chosen);
      expect((await shop.control.calls()).query).toBe(0);

      const paid = await buy(shop, { method: "au-pay" });
      const { query } = await shop.control.calls();
      await letTimePass(shop, paid);
      expect(await readPayment(shop, paid)).toMatchObject({ state: "paid", medusa_order_id: paid.orderId });
      expect((await shop.control.calls()).query).toBe(query);
    });

    it("and shows what it knows when there is no answer", async () => {
      const checkout = await choose(shop, { method: "au-pay" });
      await shop.control.fault({ endpoint: "query", kind: "http_500", times: 3 });

      expect(await readPayment(shop, checkout)).toMatchObject({
        state: "open",
        slip: { pay_url: checkout.session.data.payUrl },
      });
    });
  });
});
