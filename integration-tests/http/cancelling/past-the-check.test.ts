import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";
import { followCancelledOrder } from "../../../src/payment/cancelled-order";
import { awaitPayment } from "../../environment/awaited-payments";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { paymentIdOf } from "../../environment/payment-module";
import { buy } from "../../environment/purchases";
import { ACTOR, readRefundBooks, refund } from "../../environment/recorded-refunds";

const REFUNDED = {
  status: "canceled",
  total: "0",
  due: "0",
  collection_status: "canceled",
  collection_refunded: "1700",
  captures: ["1700"],
  refunds: ["1700"],
  transactions: ["1700", "-1700"],
  credit_lines: ["1700"],
};

describeShop("Cancelling of a captured order by a workflow, past every check,", (shop) => {
  it("is corrected: no refund that nobody made stays in the books, and a person is told", async () => {
    const { orderId, row } = await buy(shop);

    await cancelAndFollow(orderId);

    expect(await attentionsOf(shop, row.platform_order_id)).toMatchObject([
      {
        reason: "refund_due",
        resolved_at: null,
        facts: {
          charge_amount: "1700",
          captured_amount: "1700",
          refunded_amount: "0",
          refund_due: "1700",
          currency: "jpy",
          medusa_order_id: orderId,
          display_id: (await readOrder(shop, orderId)).display_id,
          needs_bank_account: true,
        },
      },
    ]);
    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      status: "canceled",
      total: "1700",
      due: "0",
      collection_status: "canceled",
      refunds: [],
      transactions: ["1700"],
      credit_lines: [],
    });
  });

  it("and a refund that is recorded afterwards makes everything right", async () => {
    const { orderId, row } = await buy(shop, { method: "au-pay" });
    await cancelAndFollow(orderId);
    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual(["refund_due"]);
    expect((await attentionsOf(shop, row.platform_order_id))[0].facts).toMatchObject({
      needs_bank_account: false,
    });

    await refund(shop, row.platform_order_id, "1700", { reference: "payout 3" });

    expect(await readRefundBooks(shop, orderId)).toEqual(REFUNDED);
    expect(await attentionsOf(shop, row.platform_order_id)).toMatchObject([
      { reason: "refund_due", resolved_by: ACTOR, note: "Refund of 1700 JPY recorded: payout 3" },
    ]);
    await followCancelledOrder(shop.container, orderId);
    expect(await readRefundBooks(shop, orderId)).toEqual(REFUNDED);
    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual([]);
  });

  it("and in parts, one before and one after", async () => {
    const { orderId, row } = await buy(shop);
    await refund(shop, row.platform_order_id, "500");
    await cancelAndFollow(orderId);
    expect((await attentionsOf(shop, row.platform_order_id))[0]?.facts).toMatchObject({
      refund_due: "1200",
    });
    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      due: "0",
      transactions: ["1700", "-500"],
      credit_lines: ["500"],
    });

    await refund(shop, row.platform_order_id, "1200");

    expect(await readRefundBooks(shop, orderId)).toEqual({
      ...REFUNDED,
      refunds: ["1200", "500"],
      transactions: ["1700", "-500", "-1200"],
      credit_lines: ["1200", "500"],
    });
    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual([]);
  });

  it("with a fraction of a yen", async () => {
    const wish = { product: "loose-tea", delivery: "pickUp", method: "au-pay" } as const;
    const { orderId, row } = await buy(shop, wish);
    await cancelAndFollow(orderId);
    expect((await attentionsOf(shop, row.platform_order_id))[0]?.facts).toMatchObject({
      refund_due: "108",
    });

    await refund(shop, row.platform_order_id, "108");

    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      due: "0",
      refunds: ["108.4"],
      transactions: ["108.4", "-108.4"],
      collection_status: "canceled",
    });
  });

  it("is also corrected by recording the refund, if the cancellation was missed", async () => {
    const { orderId, row, session } = await buy(shop);
    const paymentId = await paymentIdOf(shop, session.id);
    await cancelAndFollow(orderId);
    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual(["refund_due"]);
    // As Medusa wrote it, before it was put right.
    await shop.container.resolve(Modules.ORDER).addOrderTransactions({
      order_id: orderId,
      amount: -1700,
      currency_code: "jpy",
      reference: "refund",
      reference_id: paymentId,
    });
    expect(await readOrder(shop, orderId)).toMatchObject({ due: "1700" });

    await refund(shop, row.platform_order_id, "1700");

    expect(await readRefundBooks(shop, orderId)).toEqual(REFUNDED);
  });

  it("is followed although a crash came between capture and ledger", async () => {
    const { orderId, row, session } = await buy(shop);
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    await db("haipay_collect_order")
      .where({ id: row.id })
      .update({ settled_at: null, captured_payment_id: null });

    await cancelAndFollow(orderId);

    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual(["refund_due"]);
    expect(await rowOfOrderId(shop, row.platform_order_id)).toMatchObject({
      captured_payment_id: await paymentIdOf(shop, session.id),
      settled_at: expect.any(Date),
    });
  });

  it("is told once: what a person has resolved is not raised again", async () => {
    const { orderId, row } = await buy(shop);
    await cancelAndFollow(orderId);
    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual(["refund_due"]);
    await followCancelledOrder(shop.container, orderId);
    const [attention, ...others] = await attentionsOf(shop, row.platform_order_id);
    expect(others).toEqual([]);
    await shop.haipay.ledger.attentions.resolveOne(
      attention.id,
      ACTOR,
      "The shopper keeps a voucher instead.",
    );

    await followCancelledOrder(shop.container, orderId);

    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual([]);
  });

  it("leaves a payment alone whose money is there and not captured: it is late, and can be given back", async () => {
    const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    await cancel(orderId);
    await settle(shop, platformOrderId);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual(["late"]);

    expect(await refund(shop, platformOrderId, "1700")).toMatchObject({ target: "ledger" });

    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
    await expect(paymentIdOf(shop, session.id)).rejects.toThrow(/has no payment/);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: [], transactions: [] });
  });

  /** Until the event of it was heard, the refund that nobody made makes the order owe its sum again. */
  async function cancelAndFollow(orderId: string): Promise<void> {
    await cancel(orderId);
    await eventually(async () => expect(await readOrder(shop, orderId)).toMatchObject({ due: "0" }));
  }

  async function cancel(orderId: string): Promise<void> {
    await cancelOrderWorkflow(shop.container).run({ input: { order_id: orderId } });
  }
});
