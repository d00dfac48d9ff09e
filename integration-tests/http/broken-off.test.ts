import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { sweep } from "../../src/payment/sweep/sweep";
import { awaitPayment } from "../environment/awaited-payments";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import { rowOfOrderId, settle } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { findSession } from "../environment/payment-module";
import { buy, payAndNotify, place, rowOf } from "../environment/purchases";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };
const MINUTE_MS = 60_000;

/** What a process leaves behind when killed between two of Medusa's own steps, each of which commits on its own. */
describeShop("What a killed process broke off is finished by the next settle:", (shop) => {
  const db = () => shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);

  it("a captured payment that the order's books do not know", async () => {
    const { orderId, row } = await buy(shop);
    await forgetTransaction(shop, orderId);
    await forgetSettled(row.id);
    expect(await readOrder(shop, orderId)).toMatchObject({ due: "1700", transactions: [] });

    await settle(shop, row.platform_order_id);

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
  });

  it("a capture that failed, without a thought of cancelling the payment", async () => {
    const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
    await db().raw("ALTER TABLE order_transaction ADD CONSTRAINT refused CHECK (reference <> 'capture')");
    try {
      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
    } finally {
      await db().raw("ALTER TABLE order_transaction DROP CONSTRAINT refused");
    }
    const payment = (await findSession(shop, session.id))?.payment;
    expect(payment).toMatchObject({ canceled_at: null });
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "paid", settled_at: null });

    await settle(shop, platformOrderId);

    expect((await findSession(shop, session.id))?.payment?.id).toBe(payment?.id);
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    const { id } = await rowOfOrderId(shop, platformOrderId);
    expect(await shop.haipay.listAttentions({ collect_order_id: id })).toEqual([]);
  });

  it("a capture that is committed and has no date yet", async () => {
    const { orderId, row, session } = await buy(shop);
    await forgetTransaction(shop, orderId);
    await forgetSettled(row.id);
    const payment = (await findSession(shop, session.id))?.payment;
    await db()("payment").where({ id: payment?.id }).update({ captured_at: null });
    await db()("payment_collection").where({ id: row.payment_collection_id }).update({
      captured_amount: 0,
      raw_captured_amount: '{"value":"0","precision":20}',
      status: "authorized",
    });

    await settle(shop, row.platform_order_id);

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
  });

  it("an order that is not linked to its payment collection", async () => {
    const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
    await db()("order_payment_collection").where({ order_id: orderId }).delete();

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    const row = await rowOf(shop, session);
    expect(row).toMatchObject({ state: "paid", medusa_order_id: orderId });
    expect(await shop.haipay.listAttentions({ collect_order_id: row.id })).toEqual([]);
  });

  describe("an order that was placed and never got its slip", () => {
    it("gets it when the shopper completes the cart again", async () => {
      const broken = await breakOffBeforeApply();

      expect(await place(broken)).toBe(broken.orderId);

      await expectSlipAndPay(broken);
    });

    it("gets it from the sweep when the shopper does not", async () => {
      const broken = await breakOffBeforeApply();
      expect(await sweep(shop.container)).toMatchObject({ issued: 0 });

      const report = await sweep(shop.container, { now: new Date(Date.now() + 11 * MINUTE_MS) });

      expect(report).toMatchObject({ issued: 1, failed: 0 });
      await expectSlipAndPay(broken);
    });

    it("is told of the slip that it got and never heard of, and gets no other", async () => {
      const { shopper, cart, session, platformOrderId, orderId = "" } = await awaitPayment(shop);
      await db()("payment_session").where({ id: session.id }).update({ status: "pending", data: {} });

      expect(await place({ shopper, cart, session })).toBe(orderId);

      expect((await findSession(shop, session.id))?.data).toMatchObject({
        orderId: platformOrderId,
        status: "open",
      });
      expect((await shop.control.calls()).apply).toBe(1);
    });

    it("stays without one while the platform cannot be reached, and the shopper still gets the order", async () => {
      const broken = await breakOffBeforeApply();
      await shop.control.fault({ endpoint: "apply", kind: "http_500" });

      expect(await place(broken)).toBe(broken.orderId);
      expect(await place(broken)).toBe(broken.orderId);

      await expectSlipAndPay(broken);
    });
  });

  /** As a process leaves it that died after Medusa's order and before collect/apply. */
  async function breakOffBeforeApply() {
    const placed = await awaitPayment(shop);
    const { id } = await rowOfOrderId(shop, placed.platformOrderId);
    await db()("haipay_collect_order").where({ id }).update({
      state: "chosen",
      platform_order_id: "hp0123456789abcdef0123456789abcdef",
      platform_order_no: null,
      pay_url: null,
      applied_at: null,
      medusa_order_id: null,
      next_check_at: null,
    });
    await db()("payment_session").where({ id: placed.session.id }).update({ status: "pending", data: {} });
    return placed;
  }

  async function expectSlipAndPay(broken: Awaited<ReturnType<typeof breakOffBeforeApply>>): Promise<void> {
    const row = await rowOf(shop, broken.session);
    expect(row).toMatchObject({ state: "open", medusa_order_id: broken.orderId });
    expect(await findSession(shop, broken.session.id)).toMatchObject({
      status: "pending_authorization",
      data: { orderNo: row.platform_order_no, payUrl: row.pay_url, status: "open" },
    });
    expect(await payAndNotify(shop, row.platform_order_id)).toEqual(SUCCESS);
    expect(await readOrder(shop, broken.orderId ?? "")).toMatchObject(PAID);
  }

  async function forgetSettled(id: string): Promise<void> {
    await db()("haipay_collect_order").where({ id }).update({ settled_at: null, captured_payment_id: null });
  }
});

async function forgetTransaction(shop: HaipayShop, orderId: string): Promise<void> {
  const orders = shop.container.resolve(Modules.ORDER);
  const transactions = await orders.listOrderTransactions({ order_id: orderId }, { select: ["id"] });
  await orders.deleteOrderTransactions(transactions.map(({ id }) => id));
}
