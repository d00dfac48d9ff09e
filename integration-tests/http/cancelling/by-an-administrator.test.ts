import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { deliver, lastNotification } from "../../environment/deliveries";
import { describeShop } from "../../environment/haipay-shop";
import {
  attentionsOf,
  openReasonsOf,
  readLedger,
  rowOfOrderId,
  settle,
} from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { providerOf } from "../../environment/payment-module";
import { buy, payAndNotify } from "../../environment/purchases";
import { readRefundBooks, refund } from "../../environment/recorded-refunds";

const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("Cancelling by an administrator", (shop) => {
  let admin: Administrator;
  beforeEach(async () => {
    admin = await Administrator.logIn(shop);
  });
  afterEach(() => jest.restoreAllMocks());

  it("is refused until the refund of the captured money is recorded, and is right then", async () => {
    const { orderId, row } = await buy(shop);
    const before = { books: await readRefundBooks(shop, orderId), ledger: await readLedger(shop) };

    const answer = await cancel(orderId);
    expect([answer.status, answer.data.type]).toEqual([400, "not_allowed"]);
    expect(answer.data.message).toMatch(
      /¥1,700 of this order are paid with Lawson and not refunded.*record the refund first.*¥1,700の入金/,
    );
    expect(answer.data.message).not.toContain(row.platform_order_id);
    expect({ books: await readRefundBooks(shop, orderId), ledger: await readLedger(shop) }).toEqual(before);

    await refund(shop, row.platform_order_id, "1000");
    expect((await cancel(orderId)).data.message).toMatch(/^¥700 of this order/);
    await refund(shop, row.platform_order_id, "700");
    expect((await cancel(orderId)).status).toBe(200);

    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      status: "canceled",
      total: "0",
      due: "0",
      collection_status: "canceled",
      collection_refunded: "1700",
      captures: ["1700"],
      refunds: ["1000", "700"],
      transactions: ["1700", "-700", "-1000"],
      credit_lines: ["1000", "700"],
    });
    expect(await attentionsOf(shop, row.platform_order_id)).toEqual([]);
  });

  it("is possible after an order with a fraction of a yen was paid back whole", async () => {
    const { orderId, row } = await buy(shop, {
      product: "loose-tea",
      delivery: "pickUp",
      method: "au-pay",
    });
    await refund(shop, row.platform_order_id, "108");

    expect((await cancel(orderId)).status).toBe(200);

    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      status: "canceled",
      due: "0",
      transactions: ["108.4", "-108.4"],
    });
  });

  it("is refused for money that nobody had heard of yet, which is captured instead", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });

    const { status, data } = await cancel(orderId);

    expect([status, data.message]).toEqual([400, expect.stringMatching(/^¥1,700 of this order are paid/)]);
    expect(await readOrder(shop, orderId)).toMatchObject({ ...PAID, status: "pending" });
  });

  it("is refused once for a part that came just now; the person may still cancel", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
    await shop.control.pay(platformOrderId, { amount: "700", notify: false });

    const { status, data } = await cancel(orderId);
    expect([status, data.message]).toEqual([
      400,
      expect.stringMatching(/^¥700 for this order \(GMO Aozora.*\) came just now.*ちょうど入金されました/),
    ]);
    expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });

    expect((await cancel(orderId)).status).toBe(200);
    expect(await readOrder(shop, orderId)).toMatchObject({ status: "canceled", captures: [] });
    await refund(shop, platformOrderId, "700");
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });

  it("is refused while the money is there and Medusa cannot book it", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    jest
      .spyOn(providerOf(shop, "konbini-lawson"), "capturePayment")
      .mockRejectedValue(new Error("a passing trouble"));

    const { status, data } = await cancel(orderId);

    expect([status, data.message]).toEqual([400, expect.stringMatching(/is not booked yet/)]);
    jest.restoreAllMocks();
    await settle(shop, platformOrderId);
    expect(await readOrder(shop, orderId)).toMatchObject({ ...PAID, status: "pending" });
  });

  it("and a notification at the same time: either the money is captured, or it is late", async () => {
    for (const head of [0, 30, 120]) {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await shop.control.pay(platformOrderId, { notify: false });
      const text = await lastNotification(shop, platformOrderId);

      const notified = deliver(shop, text);
      await new Promise((resolve) => setTimeout(resolve, head));
      const [{ status }] = await Promise.all([cancel(orderId), notified]);
      await settle(shop, platformOrderId);

      const { status: order, captures, transactions } = await readOrder(shop, orderId);
      const reasons = await openReasonsOf(shop, platformOrderId);
      expect([
        { status: 400, order: "pending", captures: ["1700"], transactions: ["1700"], reasons: [] },
        { status: 200, order: "canceled", captures: [], transactions: [], reasons: ["late"] },
      ]).toContainEqual({ status, order, captures, transactions, reasons });
    }
  });

  it("makes no request to the platform for a caller without a login", async () => {
    const { orderId = "", platformOrderId } = await awaitPayment(shop);
    const calls = await shop.control.calls();

    expect((await shop.http.post(`/admin/orders/${orderId}/cancel`, {})).status).toBe(401);

    expect(await shop.control.calls()).toMatchObject(calls);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open" });
  });

  it("of a duplicate's order is possible: the second sum is known to a person", async () => {
    const { orderId, row } = await buy(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, row.platform_order_id, "500");
    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual(["over"]);
    await refund(shop, row.platform_order_id, "1700", { target: "payment" });

    expect((await cancel(orderId)).status).toBe(200);
    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual(["over"]);
  });

  function cancel(orderId: string) {
    return admin.http.post<{ type?: string; message?: string }>(`/admin/orders/${orderId}/cancel`, {});
  }
});
