import { Administrator } from "../../environment/administrator";
import { withSecretKey } from "../../environment/api-key";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf, readLedger } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { buy, payAndNotify } from "../../environment/purchases";

const PAYOUT = { amount: "700", paid_on: "2026-11-01", reference: "T-1001", note: "楽天銀行 花子様" };

describeShop("The admin API records a refund that was paid outside:", (shop) => {
  it("of captured money: in Medusa's books as well, with who, when and what is left", async () => {
    const { row, orderId } = await buy(shop, { method: "konbini-lawson" });
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post(
      `/admin/haipay/collect-orders/${row.platform_order_id}/refunds`,
      PAYOUT,
    );

    expect(status).toBe(200);
    expect(data.collect_order).toMatchObject({
      sums: { received: "1700", refunded: "700" },
      refundable: { payment: "1000", ledger: "0" },
      refunds: [
        {
          id: expect.stringMatching(/^hprf_/),
          target: "payment",
          amount: "700",
          // The first instant of the day in Japan.
          paid_on: "2026-10-31T15:00:00.000Z",
          reference: "T-1001",
          note: "楽天銀行 花子様",
          recorded_by: { id: expect.stringMatching(/^user_/), name: "admin@example.com" },
          recorded_at: expect.stringMatching(/^20/),
          booked_at: expect.stringMatching(/^20/),
        },
      ],
      can: { record_refund: true },
    });
    expect(data.collect_order.history).toContainEqual(
      expect.objectContaining({
        kind: "administrator",
        actor: expect.objectContaining({ name: "admin@example.com" }),
        payload: expect.objectContaining({ act: "record_refund", amount: "700" }),
      }),
    );
    expect(JSON.stringify(data.collect_order.history)).not.toContain("楽天");
    expect((await readOrder(shop, orderId)).transactions).toEqual(["1700", "-700"]);
  });

  it("of a surplus: in the ledger alone, which settles the attention", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "2000");
    const { http } = await Administrator.logIn(shop);
    const shown = await http.get(`/admin/haipay/collect-orders/${platformOrderId}`);
    expect(shown.data.collect_order.refundable).toEqual({
      payment: "1700",
      ledger: "300",
      suggested: { target: "ledger", amount: "300" },
    });

    const { status, data } = await http.post(`/admin/haipay/collect-orders/${platformOrderId}/refunds`, {
      ...PAYOUT,
      amount: "300",
    });

    expect(status).toBe(200);
    expect(data.collect_order).toMatchObject({
      refundable: {
        payment: "1700",
        ledger: "0",
        suggested: { target: "payment", amount: "1700" },
      },
      refunds: [{ target: "ledger", amount: "300" }],
    });
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });

  it("more than is left, and the same reference twice, are refused with an explanation", async () => {
    const { row } = await buy(shop, { method: "konbini-lawson" });
    const { http } = await Administrator.logIn(shop);
    const record = (body: object) => http.post(`/admin/haipay/collect-orders/${row.id}/refunds`, body);

    const tooMuch = await record({ ...PAYOUT, amount: "1701" });
    expect(tooMuch).toMatchObject({
      status: 400,
      data: {
        type: "not_allowed",
        code: "more_than_left",
        field: "amount",
        figures: { amount: "1701", left: "1700", currency_code: "jpy", of: "captured" },
      },
    });
    expect(tooMuch.data.message).toMatch(/^amount 1701 JPY is more than is left to refund/);

    expect((await record(PAYOUT)).status).toBe(200);
    const again = await record(PAYOUT);
    expect(again).toMatchObject({
      status: 422,
      data: {
        type: "duplicate_error",
        code: "reference_used",
        field: "reference",
        figures: { reference: "T-1001", amount: PAYOUT.amount, currency_code: "jpy" },
      },
    });
    expect(again.data.message).toMatch(/^reference "T-1001" was recorded already/);
  });

  it("an API key cannot, and leaves nothing", async () => {
    const { row, orderId } = await buy(shop, { method: "konbini-lawson" });
    const program = await withSecretKey(shop);
    const before = await readLedger(shop);

    const { status, data } = await program.post(`/admin/haipay/collect-orders/${row.id}/refunds`, PAYOUT);

    expect([status, data.code]).toEqual([403, "person_needed"]);
    expect(data.message).toBe(
      "A refund is recorded by a person, and an API key stands for none. Log in as a user of the admin and do it there.",
    );
    expect(await readLedger(shop)).toEqual(before);
    expect((await readOrder(shop, orderId)).transactions).toEqual(["1700"]);
  });
});
