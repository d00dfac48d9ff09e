import type { IPaymentModuleService, WebhookActionResult } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { MethodId } from "../../src/platform/catalogue";
import { Administrator } from "../environment/administrator";
import { awaitPayment } from "../environment/awaited-payments";
import { deliver, lastNotification } from "../environment/deliveries";
import { eventually } from "../environment/eventually";
import { describeShop } from "../environment/haipay-shop";
import { attentionsOf, rowOfOrderId, settle } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { findSession, paymentModule, providerOf } from "../environment/payment-module";
import { buy, orderIdOf, providerId } from "../environment/purchases";

const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };
const NOTHING_BOOKED = { captures: [], transactions: [], due: "1700" };

describeShop("Medusa can do no harm", (shop) => {
  let admin: Administrator;
  beforeEach(async () => {
    admin = await Administrator.logIn(shop);
  });
  afterEach(() => jest.restoreAllMocks());

  /** The payment of a session, which must be there. */
  async function paymentIdOf(sessionId: string): Promise<string> {
    const id = (await findSession(shop, sessionId))?.payment?.id;
    if (!id) throw new Error(`Payment session ${sessionId} has no payment.`);
    return id;
  }

  async function retrievePayment(id: string) {
    return paymentModule(shop).retrievePayment(id, { relations: ["captures", "refunds"] });
  }

  describe("in the admin:", () => {
    it.each<MethodId>(["konbini-familymart", "au-pay"])(
      "a refund is refused in words, and the books stay (%s)",
      async (method) => {
        const { session, orderId } = await buy(shop, { method });
        const paymentId = await paymentIdOf(session.id);
        const before = await readOrder(shop, orderId);

        for (const body of [{}, { amount: 1700 }, { amount: 1 }]) {
          const answer = await admin.http.post(`/admin/payments/${paymentId}/refund`, body);
          expect(answer).toMatchObject({
            status: 400,
            data: {
              type: "not_allowed",
              message: expect.stringMatching(/cannot be refunded.*Nothing was changed.*bank transfer/),
            },
          });
        }

        expect(await readOrder(shop, orderId)).toEqual(before);
        expect(await retrievePayment(paymentId)).toMatchObject({ refunds: [] });
      },
    );

    it("an unpaid order has no payment to capture, and the provider refuses one that somebody made", async () => {
      const { session, orderId = "" } = await awaitPayment(shop);
      const stored = await findSession(shop, session.id);
      expect(stored).toMatchObject({ status: "pending_authorization" });
      expect(stored?.payment).toBeFalsy();
      const { paymentService_ } = paymentModule(shop) as unknown as {
        paymentService_: { create(data: object): Promise<{ id: string }> };
      };
      const { id } = await paymentService_.create({
        amount: 1700,
        currency_code: "jpy",
        payment_session: session.id,
        payment_collection_id: stored?.payment_collection_id,
        provider_id: session.provider_id,
        data: session.data,
      });

      const answer = await admin.http.post(`/admin/payments/${id}/capture`, {});

      expect(answer).toMatchObject({
        status: 400,
        data: { message: expect.stringMatching(/has not confirmed this Lawson payment yet/) },
      });
      expect(await retrievePayment(id)).toMatchObject({ captures: [], captured_at: null });
      expect(await readOrder(shop, orderId)).toMatchObject(NOTHING_BOOKED);
    });

    it("an unpaid order can be cancelled, and the provider is not asked", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      const provider = providerOf(shop, "konbini-lawson");
      const spies = [
        jest.spyOn(provider, "cancelPayment"),
        jest.spyOn(provider, "refundPayment"),
        jest.spyOn(provider, "deletePayment"),
      ];
      const calls = await shop.control.calls();

      await admin.cancelOrder(orderId);

      expect(await readOrder(shop, orderId)).toMatchObject({
        status: "canceled",
        collection_status: "canceled",
        captures: [],
        transactions: [],
      });
      for (const spy of spies) expect(spy).not.toHaveBeenCalled();
      expect(await shop.control.calls()).toEqual(calls);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "open" });
    });

    it('"Check status" of an unpaid order changes nothing and never applies again', async () => {
      const { collectId, orderId = "", session } = await awaitPayment(shop);
      const { apply } = await shop.control.calls();

      expect(await checkStatus(orderId, session.id)).toMatchObject({
        status: 200,
        data: { is_authorized: false },
      });
      await shop.control.fault({ endpoint: "query", kind: "http_500", times: 5 });
      expect(await checkStatus(orderId, session.id)).toMatchObject({
        status: 200,
        data: { is_authorized: false },
      });

      expect((await shop.control.calls()).apply).toBe(apply);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "open" });
      expect(await findSession(shop, session.id)).toMatchObject({ status: "pending_authorization" });
      expect(await readOrder(shop, orderId)).toMatchObject(NOTHING_BOOKED);
    });

    it('"Check status" of a paid order authorizes the payment, and the next settle captures it', async () => {
      const { collectId, orderId = "", session } = await awaitPayment(shop);
      const { apply } = await shop.control.calls();
      await shop.control.pay(collectId, { notify: false });

      expect(await checkStatus(orderId, session.id)).toMatchObject({
        status: 200,
        data: { is_authorized: true },
      });
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "paid",
        settled_at: null,
        next_check_at: expect.any(Date),
      });
      await settle(shop, collectId);

      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect((await shop.control.calls()).apply).toBe(apply);
      expect(await attentionsOf(shop, collectId)).toEqual([]);
    });

    it("an order that is cancelled while its money is there keeps the payment, and a person is told", async () => {
      const { collectId, orderId = "", session } = await awaitPayment(shop);
      await shop.control.pay(collectId, { notify: false });
      await checkStatus(orderId, session.id);

      await admin.http.post(`/admin/orders/${orderId}/cancel`, {});
      await settle(shop, collectId);

      const payment = await retrievePayment(await paymentIdOf(session.id));
      expect(payment.canceled_at).toBeNull();
      const { status } = await readOrder(shop, orderId);
      const reasons = (await attentionsOf(shop, collectId)).map(({ reason }) => reason);
      expect([status, payment.captures?.length, reasons]).toEqual(["canceled", 0, ["late"]]);
    });

    async function checkStatus(orderId: string, payment_session_id: string) {
      return admin.http.post(`/admin/orders/${orderId}/payment-sessions/authorize`, { payment_session_id });
    }
  });

  describe("in its payment module:", () => {
    it.each<MethodId>(["konbini-lawson", "merpay"])(
      "a payment whose money is there cannot be cancelled (%s)",
      async (method) => {
        const { session, orderId } = await buy(shop, { method });
        const paymentId = await paymentIdOf(session.id);

        await expect(paymentModule(shop).cancelPayment(paymentId)).rejects.toThrow(
          /has been received and cannot be cancelled/,
        );

        expect((await retrievePayment(paymentId)).canceled_at).toBeNull();
        expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      },
    );

    it("a session whose money is there cannot be deleted", async () => {
      const { session, orderId } = await buy(shop, { method: "au-pay" });

      await expect(paymentModule(shop).deletePaymentSession(session.id)).rejects.toThrow(
        /already paid with au PAY/,
      );

      expect(await findSession(shop, session.id)).toMatchObject({ status: "authorized" });
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    });

    it("a session whose money nobody has heard of yet cannot be deleted, by nobody, and is settled", async () => {
      const { shopper, cart, session, collectId } = await awaitPayment(shop, { method: "merpay" });
      await shop.control.pay(collectId, { notify: false });

      await expect(paymentModule(shop).deletePaymentSession(session.id)).rejects.toThrow(/already paid/);
      const { items } = await shopper.getCart(cart.id);
      await expect(shopper.setQuantity(cart.id, items?.[0].id ?? "", 3)).rejects.toThrow();
      await expect(shopper.choosePayment(cart.id, providerId("au-pay"))).rejects.toThrow();

      expect(await findSession(shop, session.id)).toBeDefined();
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "paid",
        next_check_at: expect.any(Date),
      });
      await settle(shop, collectId);
      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
    });

    it("the sum of a session cannot change once the platform has its order", async () => {
      const { session, collectId } = await awaitPayment(shop, { method: "au-pay" });
      const change = { id: session.id, data: session.data, amount: 100, currency_code: "jpy" };

      await expect(paymentModule(shop).updatePaymentSession(change)).rejects.toThrow(
        /cannot change any more/,
      );

      expect(await findSession(shop, session.id)).toMatchObject({ amount: 1700 });
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        session_amount: "1700",
        charge_amount: "1700",
      });
    });

    it("a payment that was authorized without its order is kept, and the next settle places and captures", async () => {
      const { cart, session, collectId } = await awaitPayment(shop, { method: "merpay" });
      await shop.control.pay(collectId, { notify: false });
      const payment = await paymentModule(shop).authorizePaymentSession(session.id, {});
      await expect(paymentModule(shop).cancelPayment(payment?.id ?? "")).rejects.toThrow(/has been received/);
      expect(await orderIdOf(shop, cart.id)).toBeUndefined();

      await settle(shop, collectId);

      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
      expect(await paymentIdOf(session.id)).toBe(payment?.id);
    });

    it("a session of an unpaid wallet can be deleted while the platform does not answer, and stays watched", async () => {
      const { session, collectId } = await awaitPayment(shop, { method: "au-pay" });
      await shop.control.fault({ endpoint: "query", kind: "answer_lost" });
      const start = Date.now();

      await paymentModule(shop).deletePaymentSession(session.id);

      expect(Date.now() - start).toBeLessThan(4_000);
      expect(await findSession(shop, session.id)).toBeUndefined();
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "superseded" });
    });
  });

  describe("at its own webhook path:", () => {
    const path = (method: MethodId) => `/hooks/payment/haipay-${method}_haipay`;

    async function ask(method: MethodId, text: string): Promise<WebhookActionResult> {
      const payload: Parameters<IPaymentModuleService["getWebhookActionAndData"]>[0]["payload"] = {
        data: JSON.parse(text) as Record<string, unknown>,
        rawData: Buffer.from(text),
        headers: {},
      };
      return paymentModule(shop).getWebhookActionAndData({ provider: `haipay-${method}_haipay`, payload });
    }

    it.each<MethodId>(["au-pay", "konbini-seven-eleven"])(
      "only a paid collect order whose session stands is authorized (%s)",
      async (method) => {
        const paid = await awaitPayment(shop, { method });
        await shop.control.claim(paid.collectId, { status: 2, notify: false });
        const lie = await lastNotification(shop, paid.collectId);
        expect(await ask(method, lie)).toEqual({ action: "not_supported" });
        await shop.control.pay(paid.collectId, { notify: false });
        const genuine = await lastNotification(shop, paid.collectId);

        expect(await ask(method, genuine.replace(/"sign":"./, '"sign":"+'))).toEqual({
          action: "not_supported",
        });
        expect(await ask(method, genuine.replace(paid.collectId, "unknown"))).toEqual({
          action: "not_supported",
        });
        expect(await rowOfOrderId(shop, paid.collectId)).toMatchObject({ state: "open" });

        const result = await ask(method, genuine);
        expect(result).toMatchObject({ action: "authorized", data: { session_id: paid.session.id } });
        expect(MathBN.eq(result.data?.amount ?? 0, 1700)).toBe(true);
        expect(await rowOfOrderId(shop, paid.collectId)).toMatchObject({
          state: "paid",
          settled_at: null,
          next_check_at: expect.any(Date),
        });
      },
    );

    it("a session that is gone, an order that was cancelled, or a platform that is silent authorize nothing", async () => {
      const left = await awaitPayment(shop, { method: "au-pay" });
      await left.shopper.choosePayment(left.cart.id, providerId("merpay"));
      await shop.control.pay(left.collectId, { notify: false });
      expect(await ask("au-pay", await lastNotification(shop, left.collectId))).toEqual({
        action: "not_supported",
      });

      const cancelled = await awaitPayment(shop);
      await admin.cancelOrder(cancelled.orderId ?? "");
      await shop.control.pay(cancelled.collectId, { notify: false });
      expect(await ask("konbini-lawson", await lastNotification(shop, cancelled.collectId))).toEqual({
        action: "not_supported",
      });

      const open = await awaitPayment(shop);
      await shop.control.pay(open.collectId, { notify: false });
      await shop.control.fault({ endpoint: "query", kind: "http_500", times: 5 });
      await expect(ask("konbini-lawson", await lastNotification(shop, open.collectId))).rejects.toThrow();
      expect(await rowOfOrderId(shop, open.collectId)).toMatchObject({
        state: "open",
        next_check_at: expect.any(Date),
      });
    });

    it("whatever arrives, no other cart is touched, and what is paid ends captured by the next settle", async () => {
      const strangerCart = await awaitPayment(shop, { method: "au-pay", email: "jiro@example.com" });
      const wallet = await awaitPayment(shop, { method: "au-pay" });
      const slip = await awaitPayment(shop, { method: "konbini-lawson" });
      const unpaid = await awaitPayment(shop, { method: "merpay" });
      const left = await awaitPayment(shop, { method: "au-pay" });
      await left.shopper.choosePayment(left.cart.id, providerId("konbini-lawson"));
      const cancelled = await awaitPayment(shop, { method: "konbini-lawson" });
      await admin.cancelOrder(cancelled.orderId ?? "");
      for (const one of [wallet, slip, left, cancelled]) {
        await shop.control.pay(one.collectId, { notify: false });
      }
      await shop.control.claim(unpaid.collectId, { status: 2, notify: false });
      const paidText = await lastNotification(shop, wallet.collectId);
      const untouched = await cartsOf([strangerCart, unpaid, left].map(({ cart }) => cart.id));

      const bodies: [MethodId, string][] = [
        ["au-pay", paidText.replace(/"sign":"./, '"sign":"+')],
        ["au-pay", paidText.replace(wallet.collectId, strangerCart.collectId)],
        ["au-pay", paidText.replace(wallet.collectId, "unknown")],
        ["au-pay", "{}"],
        ["merpay", await lastNotification(shop, unpaid.collectId)],
        ["au-pay", await lastNotification(shop, left.collectId)],
        ["konbini-lawson", await lastNotification(shop, cancelled.collectId)],
        ["au-pay", paidText],
        ["au-pay", paidText],
        ["konbini-lawson", await lastNotification(shop, slip.collectId)],
      ];
      for (const [method, body] of bodies) {
        expect(await deliver(shop, body, "application/json", path(method))).toMatchObject({ status: 200 });
      }
      await eventually(async () => {
        expect(await findSession(shop, wallet.session.id)).toMatchObject({ status: "authorized" });
        expect(await findSession(shop, slip.session.id)).toMatchObject({ status: "authorized" });
        expect(await orderIdOf(shop, wallet.cart.id)).toBeDefined();
        expect(await rowOfOrderId(shop, cancelled.collectId)).toMatchObject({ state: "paid" });
        expect(await rowOfOrderId(shop, left.collectId)).toMatchObject({ state: "paid" });
      }, 15_000);

      expect(await cartsOf([strangerCart, unpaid, left].map(({ cart }) => cart.id))).toEqual(untouched);
      const walletOrder = (await orderIdOf(shop, wallet.cart.id)) as string;
      for (const orderId of [walletOrder, slip.orderId as string]) {
        expect(await readOrder(shop, orderId)).toMatchObject(NOTHING_BOOKED);
      }
      expect(await readOrder(shop, cancelled.orderId ?? "")).toMatchObject({
        status: "canceled",
        collection_status: "canceled",
      });
      for (const one of [wallet, slip, left, cancelled]) await settle(shop, one.collectId);
      for (const orderId of [walletOrder, slip.orderId as string]) {
        expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      }
      expect((await attentionsOf(shop, left.collectId)).map(({ reason }) => reason)).toEqual(["orphaned"]);
      expect((await attentionsOf(shop, cancelled.collectId)).map(({ reason }) => reason)).toEqual(["late"]);
    });

    /** Carts with whatever an order or a payment would change about them. */
    async function cartsOf(ids: string[]): Promise<unknown[]> {
      const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
      const { data } = await query.graph({
        entity: "cart",
        fields: [
          "id",
          "completed_at",
          "updated_at",
          "payment_collection.status",
          "payment_collection.payment_sessions.id",
          "payment_collection.payment_sessions.status",
          "payment_collection.payment_sessions.updated_at",
          "payment_collection.payments.id",
        ],
        filters: { id: ids },
      });
      const orders = await Promise.all(ids.map((id) => orderIdOf(shop, id)));
      expect(orders).toEqual(ids.map(() => undefined));
      return data as unknown[];
    }
  });
});
