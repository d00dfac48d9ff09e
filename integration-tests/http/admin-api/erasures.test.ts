import { Administrator } from "../../environment/administrator";
import { withSecretKey } from "../../environment/api-key";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { attentionsOf, readLedger, rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { buy, payAndNotify } from "../../environment/purchases";
import { runSql } from "../../environment/sweeping";

const PERSONAL = ["山田", "花子", "hanako", "9012345678", "楽天"];
const TABLES = ["collect_order", "history", "attention", "refund", "announcement"];

describeShop("The admin API erases a shopper's data:", (shop) => {
  it("from the payment and all that was written down about it; the books stay", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const [{ id: attentionId }] = await attentionsOf(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);
    const address = `/admin/haipay/collect-orders/${platformOrderId}`;
    await http.post(`/admin/haipay/attentions/${attentionId}/resolve`, { note: "花子様に電話した" });
    await payAndNotify(shop, platformOrderId);
    const payout = { amount: "700", paid_on: "2026-11-01", reference: "T-1", note: "楽天銀行 花子様" };
    await http.post(`${address}/refunds`, payout);
    const row = await rowOfOrderId(shop, platformOrderId);
    await shop.haipay.ledger.history.append(row.id, "answer", { status: 2, errorMsg: "payer 山田花子" });
    const { partner_user_id, pay_url, bank_no } = row;
    const traces = [...PERSONAL, partner_user_id, pay_url as string, bank_no as string];
    const before = await readTables(shop, row.id);
    for (const trace of traces)
      expect({ trace, kept: before.includes(trace) }).toEqual({ trace, kept: true });

    const { status, data } = await http.post(`${address}/erase`, {});

    expect(status).toBe(200);
    const after = await readTables(shop, row.id);
    for (const trace of traces)
      expect({ trace, kept: after.includes(trace) }).toEqual({ trace, kept: false });
    const shown = data.collect_order;
    expect(shown).toMatchObject({
      state: "paid",
      sums: { charge: "1700", received: "1700", refunded: "700" },
      order: { id: orderId },
      buyer: null,
      slip: null,
      times: { paid_at: row.paid_at?.toISOString(), erased_at: expect.stringMatching(/^20/) },
      platform: { platform_order_id: platformOrderId, platform_order_no: row.platform_order_no },
      attentions: [{ buyer: null, facts: { received_amount: "700" }, resolved: { note: "***" } }],
      refunds: [{ amount: "700", reference: "T-1", note: null }],
      can: { erase_personal_data: false, record_refund: true },
    });
    const history: unknown[] = shown.history;
    expect(history.at(-1)).toMatchObject({
      kind: "administrator",
      actor: { id: expect.stringMatching(/^user_/), name: "admin@example.com" },
      payload: { act: "erase_personal_data" },
    });
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"] });
  });

  it("lists and files show the payment without a shopper, and it is not found by e-mail any more", async () => {
    const { row } = await buy(shop, { method: "au-pay" });
    const { http } = await Administrator.logIn(shop);
    const shown = await http.get(`/admin/haipay/collect-orders/${row.id}`);
    expect(shown.data.collect_order.can.erase_personal_data).toBe(true);
    await http.post(`/admin/haipay/collect-orders/${row.id}/erase`, {});

    const list = await http.get("/admin/haipay/collect-orders");
    expect(list.data.collect_orders).toMatchObject([{ id: row.id, buyer: null, sums: { net: "1649" } }]);
    expect((await http.get("/admin/haipay/collect-orders?q=hanako")).data.count).toBe(0);
    const { data } = await http.get<string>("/admin/haipay/collect-orders/export");
    expect(data).toMatch(/,1700,1700,1700,0,155,51,1649,0,,,,,,,,\d{4}-/);

    const again = await http.post(`/admin/haipay/collect-orders/${row.id}/erase`, {});
    expect(again).toMatchObject({
      status: 409,
      data: {
        type: "conflict",
        code: "erased_already",
        figures: { erased_at: expect.stringMatching(/Z$/) },
      },
    });
    expect(again.data.message).toMatch(/^The shopper's data of this payment were erased already, on 20/);
  });

  it("is refused with an explanation while the data are needed, and to an API key", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    const { http } = await Administrator.logIn(shop);
    const before = await readLedger(shop);

    const early = await http.post(`/admin/haipay/collect-orders/${platformOrderId}/erase`, {});
    const program = await (
      await withSecretKey(shop)
    ).post(`/admin/haipay/collect-orders/${platformOrderId}/erase`, {});

    expect(early.status).toBe(400);
    expect(early.data).toEqual({
      type: "not_allowed",
      code: "still_open",
      figures: {},
      message:
        "This payment is still open, and the shopper's data are needed for it. Wait until it is paid or has ended.",
    });
    expect(program.status).toBe(403);
    expect(program.data).toMatchObject({ code: "person_needed", figures: { act: "erase_personal_data" } });
    expect(program.data.message).toMatch(
      /^A shopper's data are erased by a person, and an API key stands for none/,
    );
    expect(await readLedger(shop)).toEqual(before);
  });

  it("what was erased is not issued or extended any more", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    await runSql(
      shop,
      "UPDATE haipay_collect_order SET state = 'expired', settled_at = now(), next_check_at = NULL WHERE platform_order_id = ?",
      [platformOrderId],
    );
    const { http } = await Administrator.logIn(shop);
    const address = `/admin/haipay/collect-orders/${platformOrderId}`;
    const { data } = await http.post(`${address}/erase`, {});

    expect(data.collect_order.can).toMatchObject({ extend_deadline: false, reissue_slip: false });
    const expires_at = new Date(Date.now() + 86_400_000).toISOString();
    const refused = [
      await http.post(`${address}/deadline`, { expires_at }),
      await http.post(`${address}/reissue`, {}),
    ];
    for (const { status, data } of refused) {
      expect(status).toBe(400);
      expect(data.message).toMatch(/^The shopper's data of this payment were erased\. Ask the shopper/);
    }
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "expired" });
  });
});

/** All that the ledger holds of a collect order, as text. */
async function readTables(shop: HaipayShop, id: string): Promise<string> {
  const texts = await Promise.all(
    TABLES.map((table) =>
      runSql<{ text: string }>(
        shop,
        `SELECT to_jsonb(t)::text AS text FROM haipay_${table} t WHERE to_jsonb(t)::text LIKE ?`,
        [`%${id}%`],
      ),
    ),
  );
  return texts
    .flat()
    .map(({ text }) => text)
    .join("\n");
}
