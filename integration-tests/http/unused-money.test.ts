import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { deleteProductsWorkflow } from "@medusajs/medusa/core-flows";
import { reconcile } from "../../src/payment/reconcile";
import type { MethodId } from "../../src/platform/catalogue";
import { Administrator } from "../environment/administrator";
import { awaitPayment } from "../environment/awaited-payments";
import { describeShop } from "../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId, settle } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { orderIdOf, payAndNotify, place, providerId, rowOf } from "../environment/purchases";
import { raiseAttention } from "../environment/raise-attention";
import { setStock } from "../environment/stock";
import { NOTHING, runSql, sweepAfter } from "../environment/sweeping";
import { letMinutesPass } from "../environment/time-travel";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("Money that came by another way than the last one", (shop) => {
  /** Chooses another method for a placed order, as its order page would. */
  async function chooseAgain(platformOrderId: string, method: MethodId) {
    const { payment_collection_id } = await rowOfOrderId(shop, platformOrderId);
    const session = await shop.shopper().createPaymentSession(payment_collection_id, providerId(method));
    return rowOf(shop, session);
  }

  async function resolveAll(platformOrderId: string): Promise<void> {
    const admin = await Administrator.logIn(shop);
    for (const { id } of (await attentionsOf(shop, platformOrderId)).filter((one) => !one.resolved_at)) {
      const note = { note: "paid back" };
      const { status, data } = await admin.http.post(`/admin/haipay/attentions/${id}/resolve`, note);
      expect([status, data.message]).toEqual([200, undefined]);
    }
  }

  function breakCapturing(): jest.SpyInstance {
    return jest.spyOn(shop.container.resolve(Modules.PAYMENT), "capturePayment").mockImplementation(() => {
      throw new Error("connection lost");
    });
  }

  /** @returns status and message of the answer */
  async function recordRefund(platformOrderId: string): Promise<[number, string | undefined]> {
    const admin = await Administrator.logIn(shop);
    const { id } = await rowOfOrderId(shop, platformOrderId);
    const refund = { amount: "1700", paid_on: new Date().toISOString(), reference: "bank 1" };
    const url = `/admin/haipay/collect-orders/${id}/refunds`;
    const { status, data } = await admin.http.post<{ message?: string }>(url, refund);
    return [status, data.message];
  }

  describe("is used by itself", () => {
    it("when a printed slip is paid after another method was tried for the placed order", async () => {
      const { orderId = "", platformOrderId } = await awaitPayment(shop);
      const newer = await chooseAgain(platformOrderId, "au-pay");
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "superseded" });

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
      expect(await rowOfOrderId(shop, newer.platform_order_id)).toMatchObject({ state: "superseded" });
      expect(await payAndNotify(shop, newer.platform_order_id)).toEqual(SUCCESS);
      expect(await openReasonsOf(shop, newer.platform_order_id)).toEqual(["duplicate"]);
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    });

    it("when a wallet's page is paid after a slip was chosen for the open cart", async () => {
      const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
      await shopper.choosePayment(cart.id, providerId("konbini-lawson"));

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
      expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
    });

    it("when the order was placed by slip and an earlier wallet page of the cart is paid", async () => {
      const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "merpay" });
      const session = await shopper.choosePayment(cart.id, providerId("konbini-lawson"));
      const orderId = await place({ shopper, cart, session });
      const slip = await rowOf(shop, session);

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await rowOfOrderId(shop, slip.platform_order_id)).toMatchObject({ state: "superseded" });
    });

    it("when the cart was changed and changed back before", async () => {
      const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
      const item = (await shopper.getCart(cart.id)).items?.[0].id ?? "";
      await shopper.setQuantity(cart.id, item, 2);
      await shopper.setQuantity(cart.id, item, 1);

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
    });

    it("by one of two that are paid at once, and the other waits for a person", async () => {
      const { orderId = "", platformOrderId } = await awaitPayment(shop);
      const newer = await chooseAgain(platformOrderId, "merpay");
      await shop.control.pay(platformOrderId, { notify: false });
      await shop.control.pay(newer.platform_order_id, { notify: false });

      await Promise.all([shop.control.notify(platformOrderId), shop.control.notify(newer.platform_order_id)]);
      for (const id of [platformOrderId, newer.platform_order_id]) await settle(shop, id);

      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      const reasons = [
        await openReasonsOf(shop, platformOrderId),
        await openReasonsOf(shop, newer.platform_order_id),
      ];
      expect(reasons.flat()).toEqual(["duplicate"]);
    });
  });

  describe("for an order that owes another sum", () => {
    /** ¥1,700 for an order of ¥2,580 whose slip is open. */
    async function payForEdited() {
      const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
      const session = await shopper.choosePayment(cart.id, providerId("konbini-lawson"));
      const orderId = await place({ shopper, cart, session });
      const admin = await Administrator.logIn(shop);
      await admin.addToOrder(orderId, shop.seeded.variants.dorayaki);
      await payAndNotify(shop, platformOrderId);
      const row = await rowOfOrderId(shop, platformOrderId);
      return { orderId, platformOrderId, row, admin, slip: await rowOf(shop, session) };
    }

    it("is used when a person decides so, and the difference stays before a person", async () => {
      const { orderId, platformOrderId, row, admin, slip } = await payForEdited();
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["orphaned"]);
      const path = `/admin/haipay/collect-orders/${row.id}`;
      expect((await admin.http.get(path)).data.collect_order.can).toMatchObject({ use_money: true });

      const { status, data } = await admin.http.post(`${path}/use-for-order`, {});

      expect([status, data.message]).toEqual([200, undefined]);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "880" });
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["total_changed"]);
      expect(await rowOfOrderId(shop, slip.platform_order_id)).toMatchObject({ state: "superseded" });
      const again = await admin.http.post(`${path}/use-for-order`, {});
      expect([again.status, again.data.message]).toEqual([400, expect.stringMatching(/captured already/)]);
      expect((await admin.http.get(path)).data.collect_order.can).toMatchObject({ use_money: false });
    });

    it("cannot be used after a person took it over", async () => {
      const { orderId, platformOrderId, row, admin } = await payForEdited();
      await resolveAll(platformOrderId);

      const { status } = await admin.http.post(`/admin/haipay/collect-orders/${row.id}/use-for-order`, {});
      expect(status).toBe(400);
      await settle(shop, platformOrderId);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: [] });
    });
  });

  describe("that a person has taken over", () => {
    it("places no order when the cart can be completed again, by the shopper, a notification or the job", async () => {
      const checkout = await awaitPayment(shop, { method: "au-pay" });
      await setStock(shop, "sencha", 0);
      await payAndNotify(shop, checkout.platformOrderId);
      expect(await openReasonsOf(shop, checkout.platformOrderId)).toEqual(["completion_failed"]);
      await resolveAll(checkout.platformOrderId);
      await setStock(shop, "sencha", 100);

      expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({ type: "cart" });
      await payAndNotify(shop, checkout.platformOrderId);
      await settle(shop, checkout.platformOrderId);
      await sweepAfter(shop, 60);
      await reconcile(shop.container);

      expect(await orderIdOf(shop, checkout.cart.id)).toBeUndefined();
      expect(await rowOfOrderId(shop, checkout.platformOrderId)).toMatchObject({
        captured_payment_id: null,
        taken_over_at: expect.any(Date),
      });
      // The cart is the shopper's again.
      const session = await checkout.shopper.choosePayment(checkout.cart.id, providerId("merpay"));
      await payAndNotify(shop, (await rowOf(shop, session)).platform_order_id);
      expect(await readOrder(shop, (await orderIdOf(shop, checkout.cart.id)) as string)).toMatchObject(PAID);
    });

    it("is not captured by hand either, when the storefront had authorized it", async () => {
      const checkout = await awaitPayment(shop, { method: "merpay" });
      await shop.control.pay(checkout.platformOrderId, { notify: false });
      const orderId = await place(checkout);
      const admin = await Administrator.logIn(shop);
      const row = await rowOfOrderId(shop, checkout.platformOrderId);
      const settled = "settled_at = now(), next_check_at = NULL";
      await runSql(shop, `UPDATE haipay_collect_order SET ${settled} WHERE id = ?`, [row.id]);
      await raiseAttention(shop, row, "mismatch");
      await resolveAll(checkout.platformOrderId);

      const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
      const { data } = await query.graph({ entity: "payment", fields: ["id"] });
      const captured = await admin.http.post(`/admin/payments/${data[0].id}/capture`, {});

      expect(captured.status).toBe(400);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: [] });
    });
  });

  describe("for a cart that cannot become an order", () => {
    it("waits for a person when a product was deleted, and its refund can be recorded", async () => {
      const { platformOrderId, cart } = await awaitPayment(shop, { method: "au-pay" });
      const [product] = await shop.container
        .resolve(Modules.PRODUCT)
        .listProducts({ handle: "sencha" }, { select: ["id"] });
      await deleteProductsWorkflow(shop.container).run({ input: { ids: [product.id] } });

      await payAndNotify(shop, platformOrderId);
      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["completion_failed"]);
      expect(await recordRefund(platformOrderId)).toEqual([200, undefined]);
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
    });

    it.each<[string, () => unknown]>([
      ["a plain Error", () => new Error("The age check said no")],
      ["a text", () => "no"],
      ["nothing", () => undefined],
      ["an object without words", () => ({ code: 7 })],
    ])(
      "waits for a person when the shop's own code throws %s, and a refund can be recorded",
      async (_, thrown) => {
        const { platformOrderId, cart } = await awaitPayment(shop, { method: "au-pay" });
        const orders = shop.container.resolve(Modules.ORDER);
        const create = jest.spyOn(orders, "createOrders").mockImplementation(() => {
          throw thrown();
        });
        try {
          await payAndNotify(shop, platformOrderId);
          expect(await openReasonsOf(shop, platformOrderId)).toEqual(["completion_failed"]);
          expect(await recordRefund(platformOrderId)).toEqual([200, undefined]);
          expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
        } finally {
          create.mockRestore();
        }
        await settle(shop, platformOrderId);
        expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      },
    );

    it("waits for a person within minutes also when what fails looks as if it passed, or capturing fails", async () => {
      const { platformOrderId } = await awaitPayment(shop);
      const capture = breakCapturing();
      try {
        await payAndNotify(shop, platformOrderId);
        expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
        await letMinutesPass(shop, 3);
        await expect(settle(shop, platformOrderId)).rejects.toMatchObject({ message: "connection lost" });
        expect(await openReasonsOf(shop, platformOrderId)).toEqual(["being_booked"]);
      } finally {
        capture.mockRestore();
      }
      await settle(shop, platformOrderId);
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
    });
  });

  it("can be given back while Medusa cannot capture it, once a person knows, and is not captured afterwards", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    const capture = breakCapturing();
    try {
      await payAndNotify(shop, platformOrderId);
      expect((await recordRefund(platformOrderId))[0]).toBe(400);
      await letMinutesPass(shop, 3);
      await settle(shop, platformOrderId).catch(() => undefined);
      expect(await recordRefund(platformOrderId)).toEqual([200, undefined]);
    } finally {
      capture.mockRestore();
    }
    await settle(shop, platformOrderId);
    await sweepAfter(shop, 60);
    await reconcile(shop.container);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: [] });
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });

  it("is found by the sweep when it is neither captured nor before a person", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    await runSql(
      shop,
      "UPDATE haipay_collect_order SET state = 'paid', settled_at = now(), next_check_at = NULL, paid_at = now() WHERE platform_order_id = ?",
      [platformOrderId],
    );

    expect(await sweepAfter(shop, 5)).toMatchObject({ ...NOTHING, reopened: 1 });
    await reconcile(shop.container);

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await sweepAfter(shop, 60)).toEqual(NOTHING);
  });
});
