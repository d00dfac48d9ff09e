import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { buy, payAndNotify } from "../../environment/purchases";
import {
  actsOn,
  correct,
  readRefundBooks,
  refund,
  type RefundBooks,
} from "../../environment/recorded-refunds";

const PAYOUT = { amount: "700", paid_on: "2026-11-01", reference: "T-1" };
const MISTAKE = { note: " for another order " };

describeShop("A mistake in a recorded refund is put right by an entry that takes it back:", (shop) => {
  it("of captured money: Medusa's books are what they were, and the right refund follows with the same reference", async () => {
    const { orderId, row } = await buy(shop);
    const before = await readRefundBooks(shop, orderId);
    const { http } = await Administrator.logIn(shop);
    const refunds = `/admin/haipay/collect-orders/${row.id}/refunds`;
    const recorded = await http.post(refunds, PAYOUT);
    const [{ id }] = recorded.data.collect_order.refunds as { id: string }[];

    const { status, data } = await http.post(`${refunds}/${id}/correct`, MISTAKE);

    expect(status).toBe(200);
    expect(data.collect_order).toMatchObject({
      sums: { refunded: "0" },
      refundable: { payment: "1700", ledger: "0", suggested: { target: "payment", amount: "1700" } },
    });
    const entries = data.collect_order.refunds as { id: string; corrects_id: string | null }[];
    const correction = entries.find(({ corrects_id }) => corrects_id === id);
    expect(correction).toMatchObject({
      ...{ target: "payment", amount: "700", reference: "T-1", note: "for another order" },
      ...{ booked_at: expect.stringMatching(/^20/), can_be_corrected: false },
    });
    expect(entries.find((entry) => entry.id === id)).toMatchObject({
      ...{ corrects_id: null, amount: "700", note: null },
      ...{ corrected_at: expect.stringMatching(/^20/), can_be_corrected: false },
    });
    const acts = await actsOn(shop, row);
    expect(acts).toMatchObject([
      { act: "record_refund", refund_id: id },
      { act: "correct_refund", refund_id: id, correction_id: correction?.id, amount: "700" },
    ]);
    expect(JSON.stringify(acts)).not.toContain("another order");
    const after = await readRefundBooks(shop, orderId);
    expect(netOf(after)).toEqual(netOf(before));
    expect(after).toMatchObject({
      ...{ refunds: ["700", "-700"], transactions: ["1700", "700", "-700"] },
      ...{ credit_lines: ["700", "-700"], collection_refunded: "0", due: "0", total: "1700" },
    });

    await makeRefundsOld();
    expect((await http.post(refunds, { ...PAYOUT, amount: "1000" })).status).toBe(200);
    const tooMuch = await http.post(refunds, { ...PAYOUT, amount: "701", reference: "T-2" });
    expect(tooMuch.data.message).toMatch(/more than is left .*: 700 JPY/);
    await refund(shop, row.platform_order_id, "700");
    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      ...{ refunds: ["1000", "700", "700", "-700"], total: "0", due: "0", collection_refunded: "1700" },
    });
    expect(await rowOfOrderId(shop, row.platform_order_id)).toMatchObject({ refunded_amount: "1700" });
  });

  it("once, of a refund, with a reason, by a person; anything else is refused with an explanation", async () => {
    const { orderId, row } = await buy(shop);
    const { http } = await Administrator.logIn(shop);
    const mistake = await refund(shop, row.platform_order_id, "700");
    const ask = (id: string, body: object) =>
      http.post<{ message: string }>(`/admin/haipay/collect-orders/${row.id}/refunds/${id}/correct`, body);
    const form = "note must be text of 1 to 2000 characters.";
    for (const body of [{}, { note: " " }, { note: 1 }, { note: "x".repeat(2_001) }]) {
      expect(await ask(mistake.id, body)).toMatchObject({ status: 400, data: { message: form } });
    }
    expect(await ask("hprf_unknown", MISTAKE)).toMatchObject({
      status: 404,
      data: { code: "no_such_refund", figures: { refund_id: "hprf_unknown" } },
    });
    const other = await buy(shop);
    const ofAnother = await refund(shop, other.row.platform_order_id, "1");
    expect((await ask(ofAnother.id, MISTAKE)).status).toBe(404);

    const tabs = await Promise.all([1, 2].map(() => ask(mistake.id, MISTAKE)));

    expect(tabs.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await ask(mistake.id, MISTAKE)).data.message).toMatch(/was corrected already/);
    const entries = await shop.haipay.ledger.refunds.list(row.id);
    const correction = entries.find(({ corrects_id }) => corrects_id !== null);
    expect(entries).toHaveLength(2);
    expect(await ask(correction?.id ?? "", MISTAKE)).toMatchObject({
      status: 400,
      data: {
        code: "correction_is_final",
        message: expect.stringMatching(/A correction cannot be corrected/),
      },
    });
    expect(await readRefundBooks(shop, orderId)).toMatchObject({ refunds: ["700", "-700"], due: "0" });
  });

  it("while somebody edits the order only where the refund had a credit line, which is taken back", async () => {
    const { orderId, row } = await buy(shop, { quantity: 2 });
    const admin = await Administrator.logIn(shop);
    const { data } = await admin.http.get<{ order: { items: { id: string }[] } }>(
      `/admin/orders/${orderId}?fields=items.id`,
    );
    await admin.changeQuantity(orderId, data.order.items[0].id, 1);
    const before = await readRefundBooks(shop, orderId);
    const surplus = await refund(shop, row.platform_order_id, "1200");
    const credited = await refund(shop, row.platform_order_id, "500");
    await admin.http.post("/admin/order-edits", { order_id: orderId });

    await expect(correct(shop, row.platform_order_id, credited)).rejects.toThrow(
      /is being changed .* Nothing/,
    );
    await correct(shop, row.platform_order_id, surplus);
    await admin.http.delete(`/admin/order-edits/${orderId}`);
    await correct(shop, row.platform_order_id, credited);

    expect(netOf(await readRefundBooks(shop, orderId))).toEqual(netOf(before));
    expect(before.due).toBe("-1200");
  });

  it("of a fraction of a yen, which hangs no more than before", async () => {
    const { orderId, row } = await buy(shop, {
      product: "loose-tea",
      delivery: "pickUp",
      method: "au-pay",
    });
    const before = await readRefundBooks(shop, orderId);
    const first = await refund(shop, row.platform_order_id, "8");
    const last = await refund(shop, row.platform_order_id, "100");

    await correct(shop, row.platform_order_id, first);
    expect(await readRefundBooks(shop, orderId)).toMatchObject({ collection_refunded: "100.4", due: "0" });
    await correct(shop, row.platform_order_id, last);

    expect(netOf(await readRefundBooks(shop, orderId))).toEqual(netOf(before));
    await refund(shop, row.platform_order_id, "108");
    expect(await readRefundBooks(shop, orderId)).toMatchObject({
      collection_refunded: "108.4",
      total: "0",
    });
  });

  it("of the surplus that was booked against the order: it is recorded in the ledger instead", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "2000");
    const before = await readRefundBooks(shop, orderId);
    const mistake = await refund(shop, platformOrderId, "300", { target: "payment", reference: "T-1" });

    await correct(shop, platformOrderId, mistake);
    const right = await refund(shop, platformOrderId, "300", { reference: "T-1" });

    expect(right).toMatchObject({ target: "ledger" });
    expect(netOf(await readRefundBooks(shop, orderId))).toEqual(netOf(before));
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);

    await correct(shop, platformOrderId, right);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual(["over"]);
    const [, again] = await attentionsOf(shop, platformOrderId);
    expect(again.facts).toMatchObject({ surplus: "300", needs_bank_account: true });
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ refunded_amount: "0" });
  });

  it("of late money: it is before a person again, and no machine takes it", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await (await Administrator.logIn(shop)).cancelOrder(orderId);
    await payAndNotify(shop, platformOrderId);
    const [{ facts }] = await attentionsOf(shop, platformOrderId);
    const part = await refund(shop, platformOrderId, "700");
    const rest = await refund(shop, platformOrderId, "1000");
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);

    await correct(shop, platformOrderId, rest);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual(["late"]);
    await correct(shop, platformOrderId, part);

    expect((await attentionsOf(shop, platformOrderId)).map((one) => one.facts)).toEqual([facts, facts]);
    await settle(shop, platformOrderId);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      ...{ state: "paid", refunded_amount: "0", captured_payment_id: null },
      ...{ taken_over_at: expect.any(Date), next_check_at: null },
    });
    await refund(shop, platformOrderId, "1700");
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });

  it("of an order that was cancelled since: a refund is due again", async () => {
    const { orderId, row } = await buy(shop);
    const mistake = await refund(shop, row.platform_order_id, "1700");
    await (await Administrator.logIn(shop)).cancelOrder(orderId);
    const cancelled = await readRefundBooks(shop, orderId);
    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual([]);

    await correct(shop, row.platform_order_id, mistake);

    expect(await attentionsOf(shop, row.platform_order_id)).toMatchObject([
      { reason: "refund_due", resolved_at: null, facts: { refund_due: "1700" } },
    ]);
    const books = await readRefundBooks(shop, orderId);
    expect(books).toMatchObject({ collection_status: "canceled", collection_refunded: "0" });
    await refund(shop, row.platform_order_id, "1700");
    expect(netOf(await readRefundBooks(shop, orderId))).toEqual(netOf(cancelled));
    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual([]);
  });

  /** What is left when entries of the contrary are set off. */
  function netOf({ refunds, transactions, credit_lines, ...books }: RefundBooks) {
    const sum = (amounts: string[]) => amounts.reduce((total, amount) => total + Number(amount) * 100, 0);
    return {
      ...books,
      refunded: sum(refunds),
      paid: sum(transactions),
      credited: sum(credit_lines),
    };
  }

  /** Old enough for the search for refunds that nobody recorded. */
  async function makeRefundsOld(): Promise<void> {
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    await db("refund").update({ created_at: new Date(Date.now() - 120_000) });
  }
});
