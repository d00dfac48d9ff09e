import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { deleteCustomersWorkflow } from "@medusajs/medusa/core-flows";
import { eraseBuyerWorkflow } from "../../../src/workflows";
import { Administrator } from "../../environment/administrator";
import { withSecretKey } from "../../environment/api-key";
import { awaitPayment } from "../../environment/awaited-payments";
import { eventually } from "../../environment/eventually";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { rowOfOrderId, settle } from "../../environment/ledger-books";
import { buy, payAndNotify, providerId, rowOf } from "../../environment/purchases";
import { raiseAttention } from "../../environment/raise-attention";
import { NOTHING, runSql, sweepAfter } from "../../environment/sweeping";

const EMAIL = "hanako@example.com";
const DAYS = 24 * 60;

describeShop("A shopper's data are erased", (shop) => {
  it("from each payment of the purchase, from Medusa's payment sessions and payments, and with our mails", async () => {
    const placed = await awaitPayment(shop, { method: "konbini-lawson" });
    const old = await rowOfOrderId(shop, placed.platformOrderId);
    const other = await placed.shopper.createPaymentSession(
      old.payment_collection_id,
      providerId("gmo-aozora"),
    );
    const paid = await rowOf(shop, other);
    await payAndNotify(shop, paid.platform_order_id);
    await endWatching(shop);
    const mails = shop.container.resolve(Modules.NOTIFICATION);
    const about = { channel: "feed", resource_id: placed.orderId, data: { pay_url: paid.pay_url } };
    await mails.createNotifications({ ...about, to: EMAIL, template: "haipay-slip" });
    await mails.createNotifications({ ...about, to: EMAIL, template: "the-shops-own" });
    const traces = [paid.pay_url, paid.bank_no, old.pay_url, old.bank_no].filter((trace) => trace !== null);
    expect(await readOrderInPublic(shop, placed.orderId)).toContain(paid.pay_url);
    const { http } = await Administrator.logIn(shop);

    // By the slip that was not paid in the end.
    const { status } = await http.post(`/admin/haipay/collect-orders/${old.id}/erase`, {});

    expect(status).toBe(200);
    for (const { id } of [old, paid]) {
      expect(await shop.haipay.ledger.collectOrders.find(id)).toMatchObject({
        buyer_name: "",
        buyer_email: "",
        pay_url: null,
        browser_digest: null,
        erased_at: expect.any(Date),
      });
    }
    const shown = await readOrderInPublic(shop, placed.orderId);
    for (const trace of traces) expect(shown).not.toContain(trace);
    expect(shown).toContain(paid.platform_order_id);
    const kept = await mails.listNotifications({});
    expect(kept.map(({ template }) => template)).toContain("the-shops-own");
    expect(kept.map(({ template }) => template)).not.toContain("haipay-slip");
  });

  it("not while one payment of the purchase is still needed", async () => {
    const placed = await awaitPayment(shop, { method: "konbini-lawson" });
    const old = await rowOfOrderId(shop, placed.platformOrderId);
    await placed.shopper.createPaymentSession(old.payment_collection_id, providerId("gmo-aozora"));
    await runSql(shop, "UPDATE haipay_collect_order SET next_check_at = NULL WHERE id = ?", [old.id]);
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post(`/admin/haipay/collect-orders/${old.id}/erase`, {});

    expect([status, data.code]).toEqual([400, "still_open"]);
    expect(await shop.haipay.ledger.collectOrders.find(old.id)).toMatchObject({ buyer_email: EMAIL });
  });

  it("of all purchases of an e-mail address, and what is still needed as soon as it is not", async () => {
    const paid = await buy(shop, { method: "au-pay" });
    const open = await awaitPayment(shop, { method: "konbini-lawson" });
    const stranger = await buy(shop, { method: "au-pay", email: "other@example.com" });
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post("/admin/haipay/erasures", { email: " Hanako@Example.com " });

    expect(status).toBe(200);
    const waiting = await rowOfOrderId(shop, open.platformOrderId);
    expect(data.erasure).toEqual({
      erased: 1,
      waiting: [
        { collect_order_id: waiting.id, platform_order_id: open.platformOrderId, because: "still_open" },
      ],
    });
    expect(await emailsOf(shop)).toEqual(["", "hanako@example.com", "other@example.com"]);
    await sweepAfter(shop, 1);
    expect(await emailsOf(shop)).toEqual(["", "hanako@example.com", "other@example.com"]);

    await payAndNotify(shop, open.platformOrderId);
    expect(await sweepAfter(shop, 30)).toEqual({ ...NOTHING, erased: 1 });

    expect(await emailsOf(shop)).toEqual(["", "", "other@example.com"]);
    const { data: shown } = await http.get(`/admin/haipay/collect-orders/${waiting.id}`);
    const acts = (shown.collect_order.history as { payload: { act?: string; because?: string } }[])
      .filter(({ payload }) => payload.act !== undefined)
      .map(({ payload }) => [payload.act, payload.because]);
    expect(acts).toEqual([
      ["request_erasure", undefined],
      ["erase_personal_data", "requested"],
    ]);
    expect([paid.row.id, stranger.row.id]).not.toContain(waiting.id);
  });

  it("by nobody but a person who names one shopper", async () => {
    await buy(shop, { method: "au-pay" });
    const { http } = await Administrator.logIn(shop);
    for (const body of [{}, { email: EMAIL, customer_id: "cus_1" }]) {
      const { status, data } = await http.post("/admin/haipay/erasures", body);
      expect([status, data.code]).toEqual([400, "one_buyer"]);
    }
    const program = await (await withSecretKey(shop)).post("/admin/haipay/erasures", { email: EMAIL });
    expect([program.status, program.data.code]).toEqual([403, "person_needed"]);
    expect(await emailsOf(shop)).toEqual([EMAIL]);
  });

  it("when the customer is deleted", async () => {
    const shopper = shop.shopper();
    const customerId = await shopper.register("taro@example.com", "only-for-tests");
    await buy(shop, { shopper, method: "au-pay", email: "taro@example.com" });
    await buy(shop, { method: "au-pay" });

    await deleteCustomersWorkflow(shop.container).run({ input: { ids: [customerId] } });

    await eventually(async () => expect(await emailsOf(shop)).toEqual(["", EMAIL]));
  });

  it("by a workflow", async () => {
    const { row } = await buy(shop, { method: "au-pay" });
    const erase = async (container: MedusaContainer, whose: object) =>
      (await eraseBuyerWorkflow(container).run({ input: { ...whose, actor_id: "the shop's own job" } }))
        .result;
    await expect(erase(shop.container, {})).rejects.toMatchObject({
      message: expect.stringMatching(/^Name whose data are to be erased/),
    });

    expect(await erase(shop.container, { collect_order_id: row.id })).toEqual({ erased: 1, waiting: [] });
    expect(await erase(shop.container, { email: EMAIL })).toEqual({ erased: 0, waiting: [] });
    expect(await emailsOf(shop)).toEqual([""]);
  });

  describe("when their time is up:", () => {
    it("90 days after an end without money, and never after a payment unless the shop says so", async () => {
      const unpaid = await awaitPayment(shop, { method: "konbini-lawson" });
      await shop.control.fail(unpaid.platformOrderId, { notify: false });
      await settle(shop, unpaid.platformOrderId);
      await endWatching(shop);
      const paid = await buy(shop, { method: "au-pay", email: "paid@example.com" });

      await sweepAfter(shop, 89 * DAYS);
      expect(await emailsOf(shop)).toEqual([EMAIL, "paid@example.com"]);
      await sweepAfter(shop, 95 * DAYS);
      expect(await emailsOf(shop)).toEqual(["", "paid@example.com"]);
      await sweepAfter(shop, 2_000 * DAYS);
      expect(await emailsOf(shop)).toEqual(["", "paid@example.com"]);

      process.env.HAIPAY_PAID_BUYER_RETENTION_DAYS = "400";
      await sweepAfter(shop, 399 * DAYS);
      expect(await emailsOf(shop)).toEqual(["", "paid@example.com"]);
      await sweepAfter(shop, 405 * DAYS);
      expect(await emailsOf(shop)).toEqual(["", ""]);
      expect(await shop.haipay.ledger.collectOrders.find(paid.row.id)).toMatchObject({
        state: "paid",
        received_amount: "1700",
      });
    });

    it("a slip that was replaced by one that was paid is no end without money", async () => {
      const placed = await awaitPayment(shop, { method: "konbini-lawson" });
      const old = await rowOfOrderId(shop, placed.platformOrderId);
      const other = await placed.shopper.createPaymentSession(
        old.payment_collection_id,
        providerId("gmo-aozora"),
      );
      await payAndNotify(shop, (await rowOf(shop, other)).platform_order_id);
      await endWatching(shop);

      await sweepAfter(shop, 200 * DAYS);

      expect(await emailsOf(shop)).toEqual([EMAIL, EMAIL]);
    });

    it("not what waits for a person, and nothing in a shop that keeps them", async () => {
      const unpaid = await awaitPayment(shop, { method: "konbini-lawson" });
      await shop.control.fail(unpaid.platformOrderId, { notify: false });
      await settle(shop, unpaid.platformOrderId);
      await endWatching(shop);
      process.env.HAIPAY_BUYER_RETENTION_DAYS = "0";
      await sweepAfter(shop, 200 * DAYS);
      delete process.env.HAIPAY_BUYER_RETENTION_DAYS;
      await raiseAttention(shop, await rowOfOrderId(shop, unpaid.platformOrderId), "not_cancelled");

      await sweepAfter(shop, 200 * DAYS);

      expect(await emailsOf(shop)).toEqual([EMAIL]);
    });
  });
});

/** As if nothing could come late any more. */
async function endWatching(shop: HaipayShop): Promise<void> {
  await runSql(shop, "UPDATE haipay_collect_order SET next_check_at = NULL", []);
}

async function emailsOf(shop: HaipayShop): Promise<string[]> {
  const rows = await runSql<{ buyer_email: string }>(
    shop,
    "SELECT buyer_email FROM haipay_collect_order ORDER BY buyer_email",
    [],
  );
  return rows.map(({ buyer_email }) => buyer_email);
}

/** Medusa's public route, with all that it reveals about payments. */
async function readOrderInPublic(shop: HaipayShop, orderId = ""): Promise<string> {
  const { data } = await shop.http.get(`/store/orders/${orderId}`, {
    params: { fields: "*payment_collections.payment_sessions,*payment_collections.payments" },
    headers: { "x-publishable-api-key": shop.seeded.publishableKey },
  });
  return JSON.stringify(data);
}
