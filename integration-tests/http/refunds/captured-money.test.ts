import type { Currency, MethodId } from "../../../src/platform/catalogue";
import { Administrator } from "../../environment/administrator";
import { collectEvents } from "../../environment/deliveries";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, rowOfOrderId } from "../../environment/ledger-books";
import { paymentIdOf, readPayment } from "../../environment/payment-module";
import { buy } from "../../environment/purchases";
import { ACTOR, actsOn, readRefundBooks, refund } from "../../environment/recorded-refunds";

describeShop("A refund of captured money that was paid outside is recorded:", (shop) => {
  it("the whole sum becomes a refund of Medusa's, announced, and nothing is owed", async () => {
    const { session, orderId, row } = await buy(shop);
    const paymentId = await paymentIdOf(shop, session.id);
    const events = collectEvents(shop, "payment.refunded");

    const paid_on = new Date("2026-01-05T03:00:00Z");
    const recorded = await refund(shop, row.platform_order_id, "1700", {
      paid_on,
      reference: " Mizuho 2026-01-05 no. 7 ",
      note: "asked for by telephone",
    });

    expect(recorded).toMatchObject({
      target: "payment",
      amount: "1700",
      booked_amount: "1700",
      currency: "jpy",
      paid_on,
      reference: "Mizuho 2026-01-05 no. 7",
      note: "asked for by telephone",
      recorded_by: ACTOR,
      medusa_payment_id: paymentId,
      booked_at: expect.any(Date),
    });
    expect(await readRefundBooks(shop, orderId)).toEqual({
      status: "pending",
      total: "0",
      due: "0",
      collection_status: "completed",
      collection_refunded: "1700",
      captures: ["1700"],
      refunds: ["1700"],
      transactions: ["1700", "-1700"],
      credit_lines: ["1700"],
    });
    const { refunds } = await readPayment(shop, paymentId);
    expect(refunds).toMatchObject([{ id: recorded.medusa_refund_id, created_by: ACTOR, note: null }]);
    expect(await rowOfOrderId(shop, row.platform_order_id)).toMatchObject({
      state: "paid",
      refunded_amount: "1700",
      captured_payment_id: paymentId,
    });
    await eventually(async () => expect(events.ids).toEqual([paymentId]));
    events.stop();
    expect(await attentionsOf(shop, row.platform_order_id)).toEqual([]);
    const acts = await actsOn(shop, row);
    expect(acts).toMatchObject([
      {
        act: "record_refund",
        actor_id: ACTOR,
        target: "payment",
        amount: "1700",
        reference: "Mizuho 2026-01-05 no. 7",
      },
    ]);
    expect(JSON.stringify(acts)).not.toContain("telephone");
  });

  it("parts add up, and the admin's order page shows what is left", async () => {
    const { orderId, row } = await buy(shop, { method: "au-pay" });

    await refund(shop, row.platform_order_id, "500");
    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      total: "1200",
      due: "0",
      collection_refunded: "500",
      refunds: ["500"],
      transactions: ["1700", "-500"],
      credit_lines: ["500"],
    });
    await refund(shop, row.platform_order_id, "1199");
    await refund(shop, row.platform_order_id, "1");

    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      total: "0",
      due: "0",
      collection_refunded: "1700",
      refunds: ["1199", "500", "1"],
      transactions: ["1700", "-1", "-500", "-1199"],
      credit_lines: ["1199", "500", "1"],
    });
    expect(await rowOfOrderId(shop, row.platform_order_id)).toMatchObject({ refunded_amount: "1700" });
    const admin = await Administrator.logIn(shop);
    const { data } = await admin.http.get<{ order: { payment_status: string } }>(
      `/admin/orders/${orderId}?fields=payment_status`,
    );
    expect(data.order.payment_status).toBe("refunded");
  });

  it("of two at once that are too much together, one is booked and one refused", async () => {
    const { orderId, row } = await buy(shop);

    const outcomes = await Promise.allSettled([
      refund(shop, row.platform_order_id, "1000", { reference: "a" }),
      refund(shop, row.platform_order_id, "1000", { reference: "b" }),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      due: "0",
      refunds: ["1000"],
      transactions: ["1700", "-1000"],
      credit_lines: ["1000"],
    });
    expect(await rowOfOrderId(shop, row.platform_order_id)).toMatchObject({ refunded_amount: "1000" });
  });

  it("two at once that fit are both booked", async () => {
    const { orderId, row } = await buy(shop);

    await Promise.all([
      refund(shop, row.platform_order_id, "1000"),
      refund(shop, row.platform_order_id, "700"),
    ]);

    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      due: "0",
      refunds: ["1000", "700"],
      transactions: ["1700", "-700", "-1000"],
      credit_lines: ["1000", "700"],
    });
  });

  it("what an edited order had been paid too much goes back without a credit", async () => {
    const { orderId, row, cart } = await buy(shop, { quantity: 2 });
    const admin = await Administrator.logIn(shop);
    const { data } = await admin.http.get<{ order: { items: { id: string }[] } }>(
      `/admin/orders/${orderId}?fields=items.id`,
    );
    expect(cart.items).toHaveLength(1);
    await admin.changeQuantity(orderId, data.order.items[0].id, 1);
    expect(await readRefundBooks(shop, orderId)).toMatchObject({ total: "1700", due: "-1200" });

    await refund(shop, row.platform_order_id, "1200");
    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      total: "1700",
      due: "0",
      credit_lines: [],
    });
    await refund(shop, row.platform_order_id, "700");
    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      total: "1000",
      due: "0",
      refunds: ["1200", "700"],
      credit_lines: ["700"],
    });
  });

  it("dollars are refunded to the cent", async () => {
    const { orderId, row } = await buy(shop, { method: "gmo-aozora", currency: "usd" });
    const { total } = await readRefundBooks(shop, orderId);
    const rest = (Number(total) - 0.01).toFixed(2);

    await refund(shop, row.platform_order_id, "0.01");
    await refund(shop, row.platform_order_id, rest);

    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      total: "0",
      due: "0",
      refunds: [String(Number(rest)), "0.01"],
    });
  });

  const tea = { product: "loose-tea", delivery: "pickUp" } as const;
  interface Fraction {
    method: MethodId;
    currency: Currency;
    quantity: number;
    total: string;
    paidOut: [string, string];
    booked: [string, string];
  }
  it.each<Fraction>([
    {
      method: "au-pay",
      currency: "jpy",
      quantity: 1,
      total: "108.4",
      paidOut: ["8", "100"],
      booked: ["8", "100.4"],
    },
    {
      method: "gmo-aozora",
      currency: "jpy",
      quantity: 2,
      total: "216.8",
      paidOut: ["216", "1"],
      booked: ["216", "0.8"],
    },
    {
      method: "merpay",
      currency: "usd",
      quantity: 1,
      total: "1.125",
      paidOut: ["1.12", "0.01"],
      booked: ["1.12", "0.005"],
    },
  ])(
    "of $total $currency the last refund takes the fraction with it",
    async ({ total, paidOut, booked, ...wish }) => {
      const { orderId, row } = await buy(shop, { ...tea, ...wish });

      const first = await refund(shop, row.platform_order_id, paidOut[0]);
      const second = await refund(shop, row.platform_order_id, paidOut[1]);

      expect([first.amount, second.amount]).toEqual(paidOut);
      expect([first.booked_amount, second.booked_amount]).toEqual(booked);
      expect(await readRefundBooks(shop, orderId)).toMatchObject({
        total: "0",
        due: "0",
        captures: [total],
        collection_refunded: total,
      });
      expect((await rowOfOrderId(shop, row.platform_order_id)).refunded_amount).toBe(row.charge_amount);
      await expect(refund(shop, row.platform_order_id, paidOut[1])).rejects.toThrow(/nothing is left/);
    },
  );
});
