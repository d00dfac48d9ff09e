import { reconcile } from "../../../src/payment/reconcile";
import { Administrator } from "../../environment/administrator";
import { AnnouncedEvents } from "../../environment/announced-events";
import { awaitPayment } from "../../environment/awaited-payments";
import { eventually } from "../../environment/eventually";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { countLeftovers } from "../../environment/platform-trouble";
import { orderIdOf, payAndNotify } from "../../environment/purchases";
import { setStock } from "../../environment/stock";
import { payStrangeOrder } from "../../environment/strange-orders";

const NOTE = "お客様に電話で確認しました。";

describeShop("At the admin API a person resolves an attention:", (shop) => {
  it("who, when and what are kept, in the history without the note", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const { http } = await Administrator.logIn(shop);

    const events = new AnnouncedEvents(shop);
    const { status, data } = await resolve(http, await onlyOpen(shop, platformOrderId));

    expect(status).toBe(200);
    await eventually(async () =>
      expect(events.of("haipay.attention.resolved")).toMatchObject([{ reason: "partial", note: NOTE }]),
    );
    events.stop();
    const by = { id: expect.stringMatching(/^user_/), name: "admin@example.com" };
    expect(data.attention).toMatchObject({
      reason: "partial",
      resolved: { at: expect.stringMatching(/^20/), by, note: NOTE },
    });
    const shown = await http.get(`/admin/haipay/collect-orders/${platformOrderId}`);
    const history: unknown[] = shown.data.collect_order.history;
    expect(history.at(-1)).toMatchObject({
      kind: "administrator",
      actor: by,
      payload: { act: "resolve_attention", reason: "partial", attention_id: data.attention.id },
    });
    expect(JSON.stringify(history)).not.toContain(NOTE);
  });

  it("a second time is refused: it says who did, when and what", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const { http } = await Administrator.logIn(shop);
    const id = await onlyOpen(shop, platformOrderId);

    const answers = await Promise.all([resolve(http, id), resolve(http, id), resolve(http, id)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const refused = answers.filter(({ status }) => status === 409);
    for (const { data } of refused) {
      expect(data.message).toMatch(/^This attention was resolved already, by user_\w+ on 20.*Z: お客様/);
    }
    const events = await shop.haipay.listHistoryEntries({ kind: "administrator" });
    expect(events).toHaveLength(1);
  });

  it("what stays as it was is not raised again, and more money is news", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const { http } = await Administrator.logIn(shop);
    await resolve(http, await onlyOpen(shop, platformOrderId));

    await shop.haipay.ledger.collectOrders.markDue((await rowOfOrderId(shop, platformOrderId)).id);
    expect(await reconcile(shop.container)).toMatchObject({ settled: 1 });
    await http.post(`/admin/haipay/collect-orders/${platformOrderId}/settle`, {});
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);

    await payAndNotify(shop, platformOrderId, "300");
    expect(await attentionsOf(shop, platformOrderId)).toMatchObject([
      { reason: "partial", note: NOTE, facts: { received_amount: "700" } },
      { reason: "partial", resolved_at: null, facts: { received_amount: "1000" } },
    ]);
  });

  it("a paid cart that cannot become an order is not tried any more", async () => {
    const { cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    await setStock(shop, "sencha", 0);
    await payAndNotify(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);

    expect((await resolve(http, await onlyOpen(shop, platformOrderId))).status).toBe(200);
    await setStock(shop, "sencha", 5);
    await settle(shop, platformOrderId);
    expect(await shop.control.notify(platformOrderId)).toEqual([{ httpStatus: 200, body: "SUCCESS" }]);

    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    expect(await countLeftovers(shop)).toEqual({ orders: 0, reserved: 0 });
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "paid",
      settled_at: expect.any(Date),
      next_check_at: null,
    });
  });

  it("one that was settled in the meantime says so", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "merpay" });
    await setStock(shop, "sencha", 0);
    await payAndNotify(shop, platformOrderId);
    const id = await onlyOpen(shop, platformOrderId);
    await setStock(shop, "sencha", 5);
    await settle(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await resolve(http, id);

    expect(status).toBe(409);
    expect(data.message).toMatch(/resolved already, by itself on .*: The order was placed and captured\.$/);
  });

  it("a cart that became an order meanwhile is captured instead of given up", async () => {
    const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "merpay" });
    await setStock(shop, "sencha", 0);
    await payAndNotify(shop, platformOrderId);
    const id = await onlyOpen(shop, platformOrderId);
    await setStock(shop, "sencha", 5);
    const completed = await shopper.complete(cart.id);
    expect(completed.type).toBe("order");
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await resolve(http, id);
    expect(status).toBe(409);
    expect(data.message).toMatch(/^The cart has meanwhile become order #\d+\. Refresh it from HaiPay now/);

    await http.post(`/admin/haipay/collect-orders/${platformOrderId}/settle`, {});
    expect(await attentionsOf(shop, platformOrderId)).toMatchObject([{ resolved_by: "system" }]);
    expect((await rowOfOrderId(shop, platformOrderId)).settled_at).not.toBeNull();
  });

  it("one without a collect order too", async () => {
    await payStrangeOrder(shop, "of-another-shop");
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await resolve(http, await onlyOpen(shop, "of-another-shop"));

    expect(status).toBe(200);
    expect(data.attention).toMatchObject({ collect_order: null, resolved: { note: NOTE } });
  });

  it("an unknown one is answered with 404 and an explanation", async () => {
    const { http } = await Administrator.logIn(shop);
    for (const id of ["hpat_0", "a%00b"]) {
      const { status, data } = await resolve(http, id);
      expect(status).toBe(404);
      expect(data.message).toMatch(/^There is no/);
    }
  });
});

async function onlyOpen(shop: HaipayShop, orderId: string): Promise<string> {
  const open = (await attentionsOf(shop, orderId)).filter(({ resolved_at }) => resolved_at === null);
  expect(open).toHaveLength(1);
  return open[0].id;
}

function resolve(http: Administrator["http"], id: string) {
  return http.post(`/admin/haipay/attentions/${id}/resolve`, { note: NOTE });
}
