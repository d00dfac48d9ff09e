import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import type { RefundEntry } from "../../../src/modules/haipay/ledger/refunds";
import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { readLedger } from "../../environment/ledger-books";
import { paymentIdOf } from "../../environment/payment-module";
import { buy } from "../../environment/purchases";
import { ACTOR, readRefundBooks, refund } from "../../environment/recorded-refunds";

const REFUSED =
  /cannot be refunded.*Nothing was changed.*bank transfer.*record the refund under "Payments \(HaiPay\)"/;
const REFUSAL = { type: "not_allowed", message: expect.stringMatching(REFUSED) };

describeShop("Nowhere but where a refund that was paid outside is recorded can Medusa refund:", (shop) => {
  it("the admin's refund button is refused with an explanation, with and without forged metadata", async () => {
    const { session, orderId, row } = await buy(shop);
    const paymentId = await paymentIdOf(shop, session.id);
    const permit = await enterPermit(row.id, paymentId, "1700");
    const admin = await Administrator.logIn(shop);
    const before = { books: await readRefundBooks(shop, orderId), ledger: await readLedger(shop) };

    for (const body of [{}, { amount: 1700 }, { amount: 1 }, { amount: 1700, note: permit.id }]) {
      const { status, data } = await admin.http.post<{ type: string; message: string }>(
        `/admin/payments/${paymentId}/refund`,
        body,
      );
      expect([status, data.type]).toEqual([400, "not_allowed"]);
      expect(data.message).toMatch(REFUSED);
      expect(data.message).toMatch(/「決済（HaiPay）」で返金を記録してください。$/);
      expect(data.message).not.toMatch(/\/admin\/|hpco_/);
    }
    const forged = await admin.http.post(`/admin/payments/${paymentId}/refund`, {
      amount: 1700,
      metadata: { permit: permit.id },
    });
    expect(forged.status).toBe(400);

    expect({ books: await readRefundBooks(shop, orderId), ledger: await readLedger(shop) }).toEqual(before);
  });

  it("a workflow needs a permit, unused, for this payment and this sum", async () => {
    const { session, orderId, row } = await buy(shop);
    const stranger = await buy(shop);
    const paymentId = await paymentIdOf(shop, session.id);
    const strangersPayment = await paymentIdOf(shop, stranger.session.id);
    const used = await refund(shop, row.platform_order_id, "300");
    const ledgerOnly = await enterPermit(row.id, paymentId, "100", { target: "ledger" });
    const ofStranger = await enterPermit(stranger.row.id, strangersPayment, "100");
    const good = await enterPermit(row.id, paymentId, "100");
    const before = await readRefundBooks(shop, orderId);

    const forgeries: [string | undefined | object, number][] = [
      [undefined, 100],
      ["hprf_unknown", 100],
      [{ $ne: null }, 100],
      [used.id, 300],
      [ledgerOnly.id, 100],
      [ofStranger.id, 100],
      [good.id, 101],
      [good.id, 99],
    ];
    for (const [permit, amount] of forgeries) {
      await expect(runRefund(paymentId, amount, permit)).rejects.toMatchObject(REFUSAL);
    }
    expect(await readRefundBooks(shop, orderId)).toEqual(before);

    const twice = await Promise.allSettled([1, 2].map(() => runRefund(paymentId, 100, good.id)));
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await readRefundBooks(shop, orderId)).toMatchObject({ refunds: ["300", "100"] });
  });

  it("no permit lets ¥1 more through than was captured, which Medusa itself would", async () => {
    const { session, orderId, row } = await buy(shop);
    const paymentId = await paymentIdOf(shop, session.id);
    const tooMuch = await enterPermit(row.id, paymentId, "1701");

    await expect(runRefund(paymentId, 1701, tooMuch.id)).rejects.toMatchObject(REFUSAL);
    await shop.haipay.ledger.refunds.withdraw(tooMuch.id);

    await refund(shop, row.platform_order_id, "1700");
    const oneMore = await enterPermit(row.id, paymentId, "1");
    await expect(runRefund(paymentId, 1, oneMore.id)).rejects.toMatchObject(REFUSAL);
    expect(await readRefundBooks(shop, orderId)).toMatchObject({ refunds: ["1700"], due: "0" });
  });

  function runRefund(payment_id: string, amount: number, permit: unknown) {
    return refundPaymentWorkflow(shop.container).run({
      input: { payment_id, amount, metadata: { permit } } as Parameters<
        ReturnType<typeof refundPaymentWorkflow>["run"]
      >[0] extends { input?: infer Input }
        ? Input
        : never,
    });
  }

  async function enterPermit(
    collectOrderId: string,
    paymentId: string,
    amount: string,
    changes: Partial<RefundEntry> = {},
  ) {
    const permit = await shop.haipay.ledger.refunds.enter({
      collect_order_id: collectOrderId,
      corrects_id: null,
      target: "payment",
      amount,
      booked_amount: amount,
      currency: "jpy",
      paid_on: new Date(),
      reference: `permit ${Math.random()}`,
      note: null,
      recorded_by: ACTOR,
      medusa_payment_id: paymentId,
      ...changes,
    });
    if (!permit) throw new Error("The reference was used before.");
    return permit;
  }
});
