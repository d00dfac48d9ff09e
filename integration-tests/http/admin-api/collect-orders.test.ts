import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { rowOfOrderId } from "../../environment/ledger-books";
import { buy, choose, payAndNotify, rowOf } from "../../environment/purchases";

describeShop("The admin API shows a collect order:", (shop) => {
  it("all of an unpaid one: sums, order, shopper, slip, what the platform knows it by, what can be done", async () => {
    const { platformOrderId, orderId, cart, session } = await awaitPayment(shop, { method: "gmo-aozora" });
    const row = await rowOfOrderId(shop, platformOrderId);
    const atPlatform = await shop.control.order(platformOrderId);
    const { http } = await Administrator.logIn(shop);

    const { status, data, headers } = await http.get(`/admin/haipay/collect-orders/${row.id}`);

    expect(status).toBe(200);
    expect(headers["cache-control"]).toBe("no-store");
    expect(data.collect_order).toMatchObject({
      id: row.id,
      state: "open",
      method: {
        id: "gmo-aozora",
        kind: "bank_transfer",
        name: { en: "GMO Aozora Net Bank", ja: "GMOあおぞらネット銀行" },
      },
      flow: "order_first",
      currency_code: "jpy",
      sums: { charge: "1700", session: "1700", received: "0", fee: null, refunded: "0" },
      order: { id: orderId, display_id: expect.any(Number), status: "pending", path: `/orders/${orderId}` },
      cart_id: cart.id,
      payment_session_id: session.id,
      payment_id: null,
      buyer: {
        name: expect.stringContaining("山田"),
        email: "hanako@example.com",
        phone: "09012345678",
        customer_path: expect.stringMatching(/^\/customers\/cus_/),
      },
      times: { applied_at: row.applied_at?.toISOString(), paid_at: null },
      slip: {
        platform_order_no: atPlatform.orderNo,
        pay_url: row.pay_url,
        bank_no: row.bank_no,
        expires_at: row.expires_at?.toISOString(),
      },
      platform: {
        app_id: row.app_id,
        host: row.host,
        platform_order_id: platformOrderId,
        platform_order_no: row.platform_order_no,
        status: null,
      },
      attentions: [],
      refundable: { payment: "0", ledger: "0" },
      refunds: [],
      can: {
        ask: true,
        extend_deadline: true,
        reissue_slip: true,
        record_refund: false,
        resolve_attention: false,
      },
    });
    expect(data.collect_order.slip.bank_no).toMatch(/^\d+$/);
    const history: { kind: string }[] = data.collect_order.history;
    expect(history.map(({ kind }) => kind)).toEqual(["transition", "apply", "transition"]);
  });

  it("by the order id and by HaiPay's order number as well", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    const row = await rowOfOrderId(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);

    for (const id of [platformOrderId, row.platform_order_no]) {
      const { data } = await http.get(`/admin/haipay/collect-orders/${id}`);
      expect(data.collect_order.id).toBe(row.id);
    }
  });

  it("a paid one has no slip any more, and a payment", async () => {
    const { row, orderId } = await buy(shop, { method: "au-pay" });
    const { http } = await Administrator.logIn(shop);

    const { data } = await http.get(`/admin/haipay/collect-orders/${row.id}`);

    expect(data.collect_order).toMatchObject({
      state: "paid",
      sums: { charge: "1700", received: "1700", fee: "51" },
      order: { id: orderId },
      payment_id: expect.stringMatching(/^pay_/),
      slip: null,
      platform: { status: 2 },
      refundable: { payment: "1700", ledger: "0" },
      can: {
        ask: true,
        extend_deadline: false,
        reissue_slip: false,
        record_refund: true,
        resolve_attention: false,
      },
    });
  });

  it("one that the platform never knew of allows no actions", async () => {
    const { session } = await choose(shop, { method: "konbini-lawson" });
    const { id } = await rowOf(shop, session);
    const { http } = await Administrator.logIn(shop);

    const { data } = await http.get(`/admin/haipay/collect-orders/${id}`);

    expect(data.collect_order).toMatchObject({
      state: "chosen",
      order: null,
      slip: null,
      can: { ask: false, extend_deadline: false, reissue_slip: false, record_refund: false },
    });
  });

  it("its attentions, the open ones first", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    await payAndNotify(shop, platformOrderId, "1300");
    const { http } = await Administrator.logIn(shop);

    const { data } = await http.get(`/admin/haipay/collect-orders/${platformOrderId}`);

    const { attentions, can } = data.collect_order;
    expect(attentions).toMatchObject([
      { reason: "over", resolved: null },
      { reason: "partial", resolved: { by: { id: "system", name: null } } },
    ]);
    expect(can).toMatchObject({ resolve_attention: true, record_refund: true });
  });

  it("anything else is answered with 404 and an explanation", async () => {
    const { http } = await Administrator.logIn(shop);
    for (const id of ["hpco_00000000000000000000000000", "hp0", "a%00b", "%27%3B--", "x".repeat(200)]) {
      const { status, data } = await http.get(`/admin/haipay/collect-orders/${id}`);
      expect({ id, status, data }).toEqual({
        id,
        status: 404,
        data: {
          type: "not_found",
          code: "no_such_collect_order",
          figures: {},
          message:
            "There is no such collect order in the ledger. Give its id (hpco_…), its order id or HaiPay's order number.",
        },
      });
    }
  });
});
