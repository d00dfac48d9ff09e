import type { IPaymentModuleService, WebhookActionResult } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { MethodId } from "../../../src/platform/catalogue";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { deliver, lastNotification } from "../../environment/deliveries";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { findSession, paymentModule } from "../../environment/payment-module";
import { orderIdOf, providerId } from "../../environment/purchases";

const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };
const NOTHING_BOOKED = { captures: [], transactions: [], due: "1700" };

describeShop("Medusa can do no harm at its own webhook path:", (shop) => {
  let admin: Administrator;
  beforeEach(async () => {
    admin = await Administrator.logIn(shop);
  });

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
      await shop.control.claim(paid.platformOrderId, { status: 2, notify: false });
      const lie = await lastNotification(shop, paid.platformOrderId);
      expect(await ask(method, lie)).toEqual({ action: "not_supported" });
      await shop.control.pay(paid.platformOrderId, { notify: false });
      const genuine = await lastNotification(shop, paid.platformOrderId);

      expect(await ask(method, genuine.replace(/"sign":"./, '"sign":"+'))).toEqual({
        action: "not_supported",
      });
      expect(await ask(method, genuine.replace(paid.platformOrderId, "unknown"))).toEqual({
        action: "not_supported",
      });
      expect(await rowOfOrderId(shop, paid.platformOrderId)).toMatchObject({ state: "open" });

      const result = await ask(method, genuine);
      expect(result).toMatchObject({ action: "authorized", data: { session_id: paid.session.id } });
      expect(MathBN.eq(result.data?.amount ?? 0, 1700)).toBe(true);
      expect(await rowOfOrderId(shop, paid.platformOrderId)).toMatchObject({
        state: "paid",
        settled_at: null,
        next_check_at: expect.any(Date),
      });
    },
  );

  it("a session that is gone, an order that was cancelled, or a platform that is silent authorize nothing", async () => {
    const left = await awaitPayment(shop, { method: "au-pay" });
    await left.shopper.choosePayment(left.cart.id, providerId("merpay"));
    await shop.control.pay(left.platformOrderId, { notify: false });
    expect(await ask("au-pay", await lastNotification(shop, left.platformOrderId))).toEqual({
      action: "not_supported",
    });

    const cancelled = await awaitPayment(shop);
    await admin.cancelOrder(cancelled.orderId ?? "");
    await shop.control.pay(cancelled.platformOrderId, { notify: false });
    expect(await ask("konbini-lawson", await lastNotification(shop, cancelled.platformOrderId))).toEqual({
      action: "not_supported",
    });

    const open = await awaitPayment(shop);
    await shop.control.pay(open.platformOrderId, { notify: false });
    await shop.control.fault({ endpoint: "query", kind: "http_500", times: 5 });
    await expect(ask("konbini-lawson", await lastNotification(shop, open.platformOrderId))).rejects.toThrow();
    expect(await rowOfOrderId(shop, open.platformOrderId)).toMatchObject({
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
      await shop.control.pay(one.platformOrderId, { notify: false });
    }
    await shop.control.claim(unpaid.platformOrderId, { status: 2, notify: false });
    const paidText = await lastNotification(shop, wallet.platformOrderId);
    const untouched = await cartsOf([strangerCart, unpaid, left].map(({ cart }) => cart.id));

    const bodies: [MethodId, string][] = [
      ["au-pay", paidText.replace(/"sign":"./, '"sign":"+')],
      ["au-pay", paidText.replace(wallet.platformOrderId, strangerCart.platformOrderId)],
      ["au-pay", paidText.replace(wallet.platformOrderId, "unknown")],
      ["au-pay", "{}"],
      ["merpay", await lastNotification(shop, unpaid.platformOrderId)],
      ["au-pay", await lastNotification(shop, left.platformOrderId)],
      ["konbini-lawson", await lastNotification(shop, cancelled.platformOrderId)],
      ["au-pay", paidText],
      ["au-pay", paidText],
      ["konbini-lawson", await lastNotification(shop, slip.platformOrderId)],
    ];
    for (const [method, body] of bodies) {
      expect(await deliver(shop, body, "application/json", path(method))).toMatchObject({ status: 200 });
    }
    await eventually(async () => {
      expect(await findSession(shop, wallet.session.id)).toMatchObject({ status: "authorized" });
      expect(await findSession(shop, slip.session.id)).toMatchObject({ status: "authorized" });
      expect(await orderIdOf(shop, wallet.cart.id)).toBeDefined();
      expect(await rowOfOrderId(shop, cancelled.platformOrderId)).toMatchObject({ state: "paid" });
      expect(await rowOfOrderId(shop, left.platformOrderId)).toMatchObject({ state: "paid" });
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
    for (const one of [wallet, slip, left, cancelled]) await settle(shop, one.platformOrderId);
    const leftOrder = (await orderIdOf(shop, left.cart.id)) as string;
    for (const orderId of [walletOrder, slip.orderId as string, leftOrder]) {
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    }
    expect(await attentionsOf(shop, left.platformOrderId)).toEqual([]);
    expect((await attentionsOf(shop, cancelled.platformOrderId)).map(({ reason }) => reason)).toEqual([
      "late",
    ]);
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
