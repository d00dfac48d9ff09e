import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { reconcile } from "../../src/payment/reconcile";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import { openReasonsOf, settle } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { choose, orderIdOf, place, providerId, rowOf, type Checkout } from "../environment/purchases";
import { collectStatements } from "../environment/statements";
import { setStock } from "../environment/stock";

describeShop("With every notification switched off, reconcile ends each payment where it should", (shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  it("captures a slip and a transfer that were paid", async () => {
    const slip = await choose(shop, { method: "konbini-lawson" });
    const transfer = await choose(shop, { method: "gmo-aozora", currency: "usd" });
    const orderIds = [await place(slip), await place(transfer)];
    await pay(shop, slip);
    await pay(shop, transfer);
    await makeDue(shop, slip, transfer);

    expect(await reconcile(shop.container)).toEqual({ settled: 2, failed: 0 });

    for (const orderId of orderIds) {
      const order = await readOrder(shop, orderId);
      expect(order.captures).toEqual([order.total]);
      expect(order.due).toBe("0");
    }
  });

  it("places and captures the order of a paid e-wallet payment whose shopper never came back", async () => {
    const checkout = await choose(shop, { method: "merpay" });
    await pay(shop, checkout);
    await makeDue(shop, checkout);

    await reconcile(shop.container);

    const orderId = await orderIdOf(shop, checkout.cart.id);
    const order = await readOrder(shop, orderId as string);
    expect(order.captures).toEqual([order.total]);
    const { state, settled_at, next_check_at } = await rowOf(shop, checkout.session);
    expect({ state, next_check_at }).toEqual({ state: "paid", next_check_at: null });
    expect(settled_at).not.toBeNull();
  });

  describe("of an earlier page and the newer one, both paid before anybody asked,", () => {
    it("uses the newer money, and the earlier waits for a person at once", async () => {
      const { cart, earlier, newer } = await payBoth(shop);

      await settle(shop, earlier);

      const order = await readOrder(shop, (await orderIdOf(shop, cart.id)) as string);
      expect(order).toMatchObject({ captures: [order.total], due: "0" });
      expect(await openReasonsOf(shop, newer)).toEqual([]);
      expect(await openReasonsOf(shop, earlier)).toEqual(["duplicate"]);
    });

    it("tells a person of both while the newer cannot become an order, and uses it when it can", async () => {
      const { cart, earlier, newer } = await payBoth(shop);
      await setStock(shop, "sencha", 0);

      await settle(shop, earlier);
      expect(await openReasonsOf(shop, newer)).toEqual(["completion_failed"]);
      expect(await openReasonsOf(shop, earlier)).toEqual(["duplicate"]);

      await setStock(shop, "sencha", 100);
      for (const id of [earlier, newer]) await settle(shop, id);
      const order = await readOrder(shop, (await orderIdOf(shop, cart.id)) as string);
      expect(order).toMatchObject({ captures: [order.total], due: "0" });
      expect(await openReasonsOf(shop, newer)).toEqual([]);
      expect(await openReasonsOf(shop, earlier)).toEqual(["duplicate"]);
    });
  });

  it("looks at an unpaid order again later, and asks only what is due", async () => {
    const checkout = await choose(shop, { method: "konbini-familymart" });
    await place(checkout);
    const before = await rowOf(shop, checkout.session);
    expect(before.next_check_at?.getTime()).toBeGreaterThan(Date.now());
    expect(await reconcile(shop.container)).toEqual({ settled: 0, failed: 0 });

    await makeDue(shop, checkout);
    expect(await reconcile(shop.container)).toEqual({ settled: 1, failed: 0 });

    const after = await rowOf(shop, checkout.session);
    expect(after.state).toBe("open");
    expect(after.next_check_at?.getTime()).toBeGreaterThan(Date.now() + 60_000);
    expect((await shop.control.calls()).query).toBe(1);
  });

  it("passes orders without news in batches: no guard, no event, at most two statements each", async () => {
    const checkouts = [];
    for (let i = 0; i < 5; i++) {
      const checkout = await choose(shop, { method: "konbini-lawson" });
      await place(checkout);
      checkouts.push(checkout);
    }
    await makeDue(shop, ...checkouts);
    await reconcile(shop.container);
    await makeDue(shop, ...checkouts);
    const before = await Promise.all(checkouts.map(({ session }) => rowOf(shop, session)));
    const guard = jest.spyOn(shop.haipay.guard, "run");

    const statements = await collectStatements(shop, async () => {
      expect(await reconcile(shop.container)).toEqual({ settled: 5, failed: 0 });
    });

    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThanOrEqual(2 * checkouts.length);
    expect(guard).not.toHaveBeenCalled();
    guard.mockRestore();
    for (const [index, { session }] of checkouts.entries()) {
      const row = await rowOf(shop, session);
      expect(row.check_count).toBe(before[index].check_count + 1);
      expect(row.checked_at?.getTime()).toBeGreaterThan(before[index].checked_at?.getTime() as number);
      expect(row.next_check_at?.getTime()).toBeGreaterThan(Date.now() + 60_000);
    }
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    const { rows } = await db.raw<{ rows: { count: number }[] }>(
      "SELECT count(*)::int AS count FROM haipay_history WHERE kind = 'answer'",
    );
    expect(rows[0].count).toBe(checkouts.length);
  });

  it("settles an order whose news come after looks without any", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    const orderId = await place(checkout);
    await makeDue(shop, checkout);
    await reconcile(shop.container);
    await pay(shop, checkout);
    await makeDue(shop, checkout);

    expect(await reconcile(shop.container)).toEqual({ settled: 1, failed: 0 });

    expect((await readOrder(shop, orderId)).captures).toHaveLength(1);
  });

  it("leaves an order due that was marked due while it was looked at", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await place(checkout);
    await makeDue(shop, checkout);
    await reconcile(shop.container);
    await makeDue(shop, checkout);
    const [row] = await shop.haipay.ledger.due.claim(60_000, 10);
    await makeDue(shop, checkout);
    const marked = await rowOf(shop, checkout.session);

    const nextCheckAt = new Date(Date.now() + 3_600_000);
    await shop.haipay.ledger.due.recordUnchanged([{ row, nextCheckAt }]);
    await shop.haipay.ledger.due.giveBack([row]);

    expect(await rowOf(shop, checkout.session)).toEqual(marked);
  });

  it("gives back what it claimed and had no time for", async () => {
    const checkouts = [];
    for (let i = 0; i < 3; i++) {
      const checkout = await choose(shop, { method: "konbini-lawson" });
      await place(checkout);
      checkouts.push(checkout);
    }
    await makeDue(shop, ...checkouts);
    await shop.control.fault({ endpoint: "query", kind: "slow", delayMs: 1_000 });

    const report = await reconcile(shop.container, { concurrency: 1, budgetMs: 800 });

    expect(report).toEqual({ settled: 1, failed: 0 });
    expect(await shop.haipay.ledger.due.claim(60_000, 10)).toHaveLength(2);
  });

  it("tries again after a platform that did not answer, and loses nothing", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    const orderId = await place(checkout);
    await pay(shop, checkout);
    await shop.control.fault({ endpoint: "query", kind: "bad_signature" });
    await makeDue(shop, checkout);

    expect(await reconcile(shop.container)).toEqual({ settled: 0, failed: 1 });
    const row = await rowOf(shop, checkout.session);
    expect(row.state).toBe("open");
    expect(row.last_error).toMatch(/does not verify|signature/);
    expect(row.next_check_at?.getTime()).toBeGreaterThan(Date.now());

    await makeDue(shop, checkout);
    expect(await reconcile(shop.container)).toEqual({ settled: 1, failed: 0 });
    expect((await readOrder(shop, orderId)).captures).toHaveLength(1);
  });

  it("shares the work between runs at one time: each order is asked about once", async () => {
    const checkouts = [];
    for (const method of ["konbini-lawson", "konbini-ministop", "gmo-aozora"] as const) {
      const checkout = await choose(shop, { method });
      await place(checkout);
      checkouts.push(checkout);
    }
    await makeDue(shop, ...checkouts);

    const reports = await Promise.all([reconcile(shop.container), reconcile(shop.container)]);

    expect(reports.map((report) => report.settled).reduce((sum, count) => sum + count)).toBe(3);
    expect((await shop.control.calls()).query).toBe(3);
  });

  it("takes up a claim of a run that died when its lease has ended", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await place(checkout);
    await makeDue(shop, checkout);
    const [claimed] = await shop.haipay.ledger.due.claim(300, 10);
    expect(claimed.payment_session_id).toBe(checkout.session.id);

    expect(await reconcile(shop.container)).toEqual({ settled: 0, failed: 0 });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await reconcile(shop.container)).toEqual({ settled: 1, failed: 0 });
  });
});

/** @returns the order ids of both collect orders */
async function payBoth(shop: HaipayShop) {
  const { shopper, cart, session } = await choose(shop, { method: "merpay" });
  const earlier = await rowOf(shop, session);
  const newer = await rowOf(shop, await shopper.choosePayment(cart.id, providerId("au-pay")));
  for (const { platform_order_id } of [earlier, newer])
    await shop.control.pay(platform_order_id, { notify: false });
  return { cart, earlier: earlier.platform_order_id, newer: newer.platform_order_id };
}

async function pay(shop: HaipayShop, { session }: Checkout): Promise<void> {
  const { platform_order_id } = await rowOf(shop, session);
  await shop.control.pay(platform_order_id, { notify: false });
}

async function makeDue(shop: HaipayShop, ...checkouts: Checkout[]): Promise<void> {
  for (const { session } of checkouts)
    await shop.haipay.ledger.collectOrders.markDue((await rowOf(shop, session)).id);
}
