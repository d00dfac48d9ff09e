import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { postChoice } from "../../environment/payment-step";
import { waitAtMost, countLeftovers } from "../../environment/platform-trouble";
import {
  choose,
  fillCart,
  ledgerOf,
  orderIdOf,
  payAndNotify,
  place,
  providerId,
  rowOf,
} from "../../environment/purchases";
import { during, expectPaidOnce, TROUBLES_AT_CHOICE } from "./troubles";

describeShop("When the platform", (shop) => {
  beforeAll(() => waitAtMost(shop, 1_200));

  describe("fails when an e-wallet is chosen", () => {
    it.each(TROUBLES_AT_CHOICE)(
      "because it $trouble, the storefront reads why, and a second choice ends as one paid order",
      async ({ fault, reason, stateAtChoice, ordersAtPlatform }) => {
        const { shopper, cart } = await fillCart(shop);
        const { id } = await shopper.createPaymentCollection(cart.id);
        const body = { provider_id: providerId("au-pay") };

        const answer = await during(shop, fault, () => postChoice(shop, id, body));

        expect(answer).toEqual({ status: 400, type: "not_allowed", message: reason("au PAY"), sessions: [] });
        expect(await shop.control.orders()).toHaveLength(ordersAtPlatform);
        expect(await shop.haipay.listCollectOrders({})).toMatchObject([{ state: stateAtChoice }]);

        const session = await shopper.choosePayment(cart.id, body.provider_id);
        const row = await rowOf(shop, session);
        expect(row.state).toBe("open");
        await payAndNotify(shop, row.platform_order_id);
        await expectPaidOnce(shop, { shopper, cart, session }, (await orderIdOf(shop, cart.id)) as string);
      },
    );

    it("and the lost order is paid after the second one, a person is told and nothing is captured twice", async () => {
      const { shopper, cart } = await fillCart(shop);
      const { id } = await shopper.createPaymentCollection(cart.id);
      await shop.control.fault({ endpoint: "apply", kind: "reset_after" });
      await postChoice(shop, id, { provider_id: providerId("merpay") });
      const [lost] = await shop.control.orders();
      const session = await shopper.choosePayment(cart.id, providerId("merpay"));
      await payAndNotify(shop, (await rowOf(shop, session)).platform_order_id);

      expect(await payAndNotify(shop, lost.orderId)).toEqual({ httpStatus: 200, body: "SUCCESS" });

      await expectPaidOnce(shop, { shopper, cart, session }, (await orderIdOf(shop, cart.id)) as string);
      expect(await openReasonsOf(shop, lost.orderId)).toEqual(["duplicate"]);
    });
  });

  describe("waits for an e-wallet payment", () => {
    it("and the cart is completed too early, it comes back and stays payable", async () => {
      const checkout = await choose(shop, { method: "merpay" });
      const { platform_order_id } = await rowOf(shop, checkout.session);

      for (let attempt = 0; attempt < 2; attempt++) {
        expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({
          type: "cart",
          error: {
            type: "payment_requires_more_error",
            message: "The payment with Merpay has not been made yet. Please finish it on the payment page.",
          },
        });
      }
      expect(await countLeftovers(shop)).toEqual({ orders: 0, reserved: 0 });
      expect(await ledgerOf(shop, checkout.session)).toMatchObject([{ state: "open", platform_order_id }]);

      await payAndNotify(shop, platform_order_id);
      await expectPaidOnce(shop, checkout, (await orderIdOf(shop, checkout.cart.id)) as string);
      expect((await shop.control.calls()).apply).toBe(1);
    });

    it("and the money comes before any notification, the storefront's own completion places the order", async () => {
      const checkout = await choose(shop, { method: "au-pay" });
      const { platform_order_id } = await rowOf(shop, checkout.session);
      await shop.control.pay(platform_order_id, { notify: false });

      const orderId = await place(checkout);

      expect(await readOrder(shop, orderId)).toMatchObject({ collection_status: "authorized", captures: [] });
      expect((await shop.control.notify(platform_order_id))[0]).toMatchObject({ body: "SUCCESS" });
      await expectPaidOnce(shop, checkout, orderId);
    });

    it("and cannot be asked whether the money came, the cart comes back and a second try places the order", async () => {
      const checkout = await choose(shop, { method: "au-pay" });
      const { platform_order_id } = await rowOf(shop, checkout.session);
      await shop.control.pay(platform_order_id, { notify: false });
      await shop.control.fault({ endpoint: "query", kind: "bad_signature" });

      expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({
        type: "cart",
        error: { type: "payment_requires_more_error" },
      });

      const orderId = await place(checkout);
      await shop.control.notify(platform_order_id);
      await expectPaidOnce(shop, checkout, orderId);
    });

    it("and the wallet declines, the cart comes back with that reason and another choice works", async () => {
      const checkout = await choose(shop, { method: "au-pay" });
      await shop.control.fail((await rowOf(shop, checkout.session)).platform_order_id, { notify: false });

      expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({
        type: "cart",
        error: {
          type: "payment_authorization_error",
          message: "The payment with au PAY was not completed. Please choose a payment method again.",
        },
      });

      const session = await checkout.shopper.choosePayment(checkout.cart.id, providerId("au-pay"));
      const row = await rowOf(shop, session);
      await payAndNotify(shop, row.platform_order_id);
      await expectPaidOnce(shop, checkout, (await orderIdOf(shop, checkout.cart.id)) as string);
    });
  });
});
