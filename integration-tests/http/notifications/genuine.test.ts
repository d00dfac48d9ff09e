import type { MethodId } from "../../../src/platform/catalogue";
import { awaitPayment } from "../../environment/awaited-payments";
import { collectEvents, deliver, lastNotification } from "../../environment/deliveries";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { rowOfOrderId, readTraces } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { collectStatements } from "../../environment/statements";
import { buy, orderIdOf } from "../../environment/purchases";
import { runSql } from "../../environment/sweeping";

const SUCCESS = { status: 200, body: "SUCCESS" };

describeShop("A notification", (shop) => {
  it("comes to an address that says in one line what it is", async () => {
    const answer = await shop.http.get<string>("/hooks/haipay");

    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toMatch(/^text\/plain/);
    expect(answer.data).toMatch(/^This is the notification endpoint for HaiPay\.[^\n]*$/);
  });

  it.each<MethodId>(["konbini-lawson", "au-pay", "gmo-aozora"])(
    "is answered SUCCESS as plain text after the order is captured, where that takes less than a second (%s)",
    async (method) => {
      const { platformOrderId, cart } = await awaitPayment(shop, { method });
      await shop.control.pay(platformOrderId, { notify: false });
      await shop.control.fault({ endpoint: "query", kind: "slow", delayMs: 500 });

      const answer = await deliver(shop, await lastNotification(shop, platformOrderId));

      expect(answer).toMatchObject({ ...SUCCESS, contentType: expect.stringMatching(/^text\/plain/) });
      const { state, settled_at, answered_at } = await rowOfOrderId(shop, platformOrderId);
      expect(state).toBe("paid");
      const captures = await captureTimesOf(shop, cart.id);
      expect(captures).toEqual([expect.any(Number)]);
      const followedAt = Math.max(captures[0], settled_at?.getTime() ?? Infinity);
      const waitedMs = answer.at - (answered_at?.getTime() ?? Infinity);
      // On a machine on which Medusa takes longer than a second, the answer no longer waits for it.
      expect(followedAt <= answer.at || waitedMs >= 1_000).toBe(true);
      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject({
        due: "0",
        collection_status: "completed",
      });
    },
  );

  it("may carry signed fields that nobody announced", async () => {
    const { platformOrderId, orderId } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const text = await lastNotification(shop, platformOrderId);
    expect(text).toMatch(/"netAmount":\d+\.\d\d/);

    expect(await deliver(shop, text)).toMatchObject(SUCCESS);
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"] });
  });

  it("is followed by the answer of the platform in the history, and that by what it changed", async () => {
    for (let count = 0; count < 3; count++) {
      const { row } = await buy(shop, { method: "konbini-lawson" });

      const history = await runSql<{ kind: string; payload: { to?: string } }>(
        shop,
        "SELECT kind, payload FROM haipay_history WHERE collect_order_id = ? ORDER BY created_at, id",
        [row.id],
      );

      expect(history.slice(-3)).toMatchObject([
        { kind: "notification" },
        { kind: "answer" },
        { kind: "transition", payload: { from: "open", to: "paid" } },
      ]);
    }
  });

  it("moves nothing when the history cannot be written, and its repeat succeeds when it can", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    await runSql(
      shop,
      "ALTER TABLE haipay_history ADD CONSTRAINT history_is_full CHECK (kind <> 'answer') NOT VALID",
    );
    try {
      await shop.control.pay(platformOrderId, { notify: false });
      expect(await shop.control.notify(platformOrderId)).toMatchObject([{ httpStatus: 503 }]);
    } finally {
      await runSql(shop, "ALTER TABLE haipay_history DROP CONSTRAINT history_is_full");
    }
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open", received_amount: null });

    expect(await shop.control.notify(platformOrderId)).toEqual([{ httpStatus: 200, body: "SUCCESS" }]);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "paid" });
  });

  it.each<MethodId>(["konbini-seven-eleven", "merpay"])(
    "that is repeated changes nothing and costs no question to the platform (%s)",
    async (method) => {
      const captured = collectEvents(shop, "payment.captured");
      const { row, orderId } = await buy(shop, { method });
      await settledDown();
      const before = await everything(shop, orderId);

      const repeats = await shop.control.notify(row.platform_order_id, { times: 2 });
      const atOnce = await shop.control.notify(row.platform_order_id, { times: 5, atOnce: true });

      expect(repeats.concat(atOnce)).toEqual(Array(7).fill({ httpStatus: 200, body: "SUCCESS" }));
      expect(await everything(shop, orderId)).toEqual(before);
      await settledDown();
      captured.stop();
      expect(captured.ids).toHaveLength(1);
    },
  );

  it("that is repeated costs one statement, a read", async () => {
    const { row } = await buy(shop, { method: "konbini-lawson" });
    await settledDown();
    const text = await lastNotification(shop, row.platform_order_id);

    const statements = await collectStatements(shop, async () => {
      expect(await deliver(shop, text)).toMatchObject(SUCCESS);
    });

    expect(statements).toEqual([expect.stringMatching(/^SELECT /)]);
  });

  it.each<MethodId>(["konbini-lawson", "au-pay"])(
    "that first arrives five times at once asks the platform once and captures once (%s)",
    async (method) => {
      const captured = collectEvents(shop, "payment.captured");
      const { platformOrderId, cart } = await awaitPayment(shop, { method });
      const { query } = await shop.control.calls();
      await shop.control.pay(platformOrderId, { notify: false });

      const answers = await shop.control.notify(platformOrderId, { times: 5, atOnce: true });

      expect(answers).toEqual(Array(5).fill({ httpStatus: 200, body: "SUCCESS" }));
      const order = await readOrder(shop, (await orderIdOf(shop, cart.id)) as string);
      expect(order).toMatchObject({ due: "0", captures: [order.total], transactions: [order.total] });
      expect((await shop.control.calls()).query).toBe(query + 1);
      await settledDown();
      captured.stop();
      expect(captured.ids).toHaveLength(1);
    },
  );
});

async function everything(shop: HaipayShop, orderId: string) {
  return { ...(await readTraces(shop)), order: await readOrder(shop, orderId) };
}

/** Events in memory arrive after the answer. */
async function settledDown(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
}

/** When the payments of a cart were captured, in ms. */
async function captureTimesOf(shop: HaipayShop, cartId: string): Promise<number[]> {
  const { data } = await shop.container.resolve("query").graph({
    entity: "cart",
    fields: ["payment_collection.payments.captured_at"],
    filters: { id: cartId },
  });
  const [cart] = data as unknown as { payment_collection: { payments: { captured_at: string | Date }[] } }[];
  return cart.payment_collection.payments.map((payment) => new Date(payment.captured_at).getTime());
}
