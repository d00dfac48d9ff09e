import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";
import type { MethodId } from "../../../src/platform/catalogue";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import {
  findSession,
  providerOf,
  paymentModule,
  paymentIdOf,
  readPayment,
} from "../../environment/payment-module";
import { buy } from "../../environment/purchases";

const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };
const NOTHING_BOOKED = { captures: [], transactions: [], due: "1700" };

describeShop("Medusa can do no harm in the admin:", (shop) => {
  let admin: Administrator;
  beforeEach(async () => {
    admin = await Administrator.logIn(shop);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each<MethodId>(["konbini-familymart", "au-pay"])(
    "a refund is refused in words, and the books stay (%s)",
    async (method) => {
      const { session, orderId } = await buy(shop, { method });
      const paymentId = await paymentIdOf(shop, session.id);
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
      expect(await readPayment(shop, paymentId)).toMatchObject({ refunds: [] });
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
    expect(await readPayment(shop, id)).toMatchObject({ captures: [], captured_at: null });
    expect(await readOrder(shop, orderId)).toMatchObject(NOTHING_BOOKED);
  });

  it("an unpaid order can be cancelled, and Medusa asks no provider", async () => {
    const { orderId = "" } = await awaitPayment(shop);
    const provider = providerOf(shop, "konbini-lawson");
    const spies = [
      jest.spyOn(provider, "cancelPayment"),
      jest.spyOn(provider, "refundPayment"),
      jest.spyOn(provider, "deletePayment"),
    ];
    const { apply } = await shop.control.calls();

    await admin.cancelOrder(orderId);

    expect(await readOrder(shop, orderId)).toMatchObject({
      status: "canceled",
      collection_status: "canceled",
      captures: [],
      transactions: [],
    });
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    expect((await shop.control.calls()).apply).toBe(apply);
  });

  it('"Check status" of an unpaid order changes nothing and never applies again', async () => {
    const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
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
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open" });
    expect(await findSession(shop, session.id)).toMatchObject({ status: "pending_authorization" });
    expect(await readOrder(shop, orderId)).toMatchObject(NOTHING_BOOKED);
  });

  it('"Check status" of a paid order authorizes the payment, and the next settle captures it', async () => {
    const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
    const { apply } = await shop.control.calls();
    await shop.control.pay(platformOrderId, { notify: false });

    expect(await checkStatus(orderId, session.id)).toMatchObject({
      status: 200,
      data: { is_authorized: true },
    });
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "paid",
      settled_at: null,
      next_check_at: expect.any(Date),
    });
    await settle(shop, platformOrderId);

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect((await shop.control.calls()).apply).toBe(apply);
    expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
  });

  it("an order that a workflow cancels while its money is there keeps the payment, and a person is told", async () => {
    const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    await checkStatus(orderId, session.id);

    await cancelOrderWorkflow(shop.container).run({ input: { order_id: orderId } });
    await settle(shop, platformOrderId);

    const payment = await readPayment(shop, await paymentIdOf(shop, session.id));
    expect(payment.canceled_at).toBeNull();
    const { status } = await readOrder(shop, orderId);
    const reasons = (await attentionsOf(shop, platformOrderId)).map(({ reason }) => reason);
    expect([status, payment.captures?.length, reasons]).toEqual(["canceled", 0, ["late"]]);
  });

  async function checkStatus(orderId: string, payment_session_id: string) {
    return admin.http.post(`/admin/orders/${orderId}/payment-sessions/authorize`, { payment_session_id });
  }
});
