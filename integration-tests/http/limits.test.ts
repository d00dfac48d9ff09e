import { Administrator } from "../environment/administrator";
import { awaitPayment } from "../environment/awaited-payments";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import {
  choose,
  fillCart,
  orderIdOf,
  payAndNotify,
  place,
  providerId,
  rowOf,
  type Checkout,
} from "../environment/purchases";
import { stopCountingStock } from "../environment/stock";
import { NOTHING, runSql, sweepAfter } from "../environment/sweeping";

const OPEN_WORDS = /There are too many unpaid payments with these contact details\. Nothing was charged/;
const TRIES_WORDS = /This purchase has been tried too often\. Nothing was charged/;
const RUSH_WORDS = /Very many payments are being begun at the moment\. Nothing was charged/;

const GUESTS = 12;

const NAMES = ["PER_PURCHASE", "OPEN_PER_BUYER", "PER_MINUTE", "PER_MINUTE_AND_ADDRESS"] as const;
type Name = (typeof NAMES)[number];

function limit(name: Name, most: number): void {
  process.env[`HAIPAY_LIMIT_${name}`] = String(most);
}

describeShop("What a guest can make the shop do has limits:", (shop) => {
  // Each test is about one of them.
  beforeEach(() => {
    for (const name of NAMES) limit(name, 0);
  });

  async function hitsOf(): Promise<unknown> {
    const { http } = await Administrator.logIn(shop);
    const { data } = await http.get("/admin/haipay/limits");
    const { hits } = data.limits as { hits: { limit: string; count: number }[] };
    return Object.fromEntries(hits.map((hit) => [hit.limit, hit.count]));
  }

  it(`open slips per phone number, also when ${GUESTS} carts of ${GUESTS} guests are placed at once`, async () => {
    limit("OPEN_PER_BUYER", 5);
    // Whoever wants the same goods waits at most 5 s for Medusa's lock on their stock, and is then answered 500.
    await stopCountingStock(shop, "sencha");
    const carts: Checkout[] = [];
    for (let guest = 0; guest < GUESTS; guest++)
      carts.push(await choose(shop, { email: `guest${guest}@example.com` }));

    const outcomes = await Promise.allSettled(carts.map((checkout) => place(checkout)));

    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(GUESTS - 5);
    for (const { reason } of refused) {
      expect((reason as Error).message).toMatch(OPEN_WORDS);
    }
    expect((await shop.control.calls()).apply).toBe(5);
    expect(await hitsOf()).toEqual({ phone: GUESTS - 5 });
  }, 120_000);

  it("open pages per e-mail address, in either case of letters and by any method", async () => {
    limit("OPEN_PER_BUYER", 2);
    await awaitPayment(shop, { method: "au-pay", data: { phone: "080-0000-0001" } });
    await awaitPayment(shop, { method: "konbini-lawson", data: { phone: "080-0000-0002" } });

    const third = { data: { phone: "080-0000-0003", email: "HANAKO@example.com" } };
    await expect(choose(shop, { method: "merpay", ...third })).rejects.toThrow(OPEN_WORDS);
    // Before the order is placed, so that no number is used up for it.
    await expect(choose(shop, { method: "konbini-ministop", ...third })).rejects.toThrow(OPEN_WORDS);

    expect((await shop.control.calls()).apply).toBe(2);
    expect(await hitsOf()).toEqual({ email: 2 });
    expect(await runSql(shop, "SELECT id FROM haipay_collect_order", [])).toHaveLength(2);
  });

  it("open payments of a customer, whatever e-mail address and phone number are given", async () => {
    limit("OPEN_PER_BUYER", 1);
    const shopper = shop.shopper();
    await shopper.register("taro@example.com", "only-for-tests");
    await choose(shop, { shopper, method: "au-pay", email: "taro@example.com" });

    const other = { phone: "080-0000-0001", email: "jiro@example.com" };
    const again = choose(shop, { shopper, method: "au-pay", email: "taro@example.com", data: other });

    await expect(again).rejects.toThrow(OPEN_WORDS);
    expect(await hitsOf()).toEqual({ customer: 1 });
  });

  it("what is paid, has ended, or is another try for the same cart is not open", async () => {
    limit("OPEN_PER_BUYER", 1);
    const first = await awaitPayment(shop, { method: "au-pay" });
    await first.shopper.choosePayment(first.cart.id, providerId("merpay"));
    const again = await first.shopper.choosePayment(first.cart.id, providerId("au-pay"));
    await payAndNotify(shop, (await rowOf(shop, again)).platform_order_id);

    expect(await awaitPayment(shop, { method: "konbini-lawson" })).toHaveProperty("orderId");
    expect(await hitsOf()).toEqual({});
  });

  it("orders at the platform for one cart", async () => {
    limit("PER_PURCHASE", 3);
    const { shopper, cart } = await choose(shop, { method: "au-pay" });
    const phone = (last: number) => ({ phone: `080-0000-000${last}` });
    await shopper.choosePayment(cart.id, providerId("au-pay"), phone(1));
    await shopper.choosePayment(cart.id, providerId("au-pay"), phone(2));

    await expect(shopper.choosePayment(cart.id, providerId("au-pay"), phone(3))).rejects.toThrow(TRIES_WORDS);
    // A page that already exists is not a new order.
    const same = await shopper.choosePayment(cart.id, providerId("au-pay"), phone(2));

    expect((await rowOf(shop, same)).state).toBe("open");
    expect((await shop.control.calls()).apply).toBe(3);
    expect(await hitsOf()).toEqual({ purchase: 1 });
  });

  it("orders of the whole shop within a minute, and an administrator's own are none of them", async () => {
    limit("PER_MINUTE", 2);
    const placed = await awaitPayment(shop);
    await awaitPayment(shop, { method: "au-pay" });

    await expect(choose(shop, { method: "au-pay" })).rejects.toThrow(RUSH_WORDS);
    const { http } = await Administrator.logIn(shop);
    const { status } = await http.post(`/admin/haipay/collect-orders/${placed.platformOrderId}/reissue`, {});

    expect(status).toBe(200);
    await runSql(shop, "UPDATE haipay_collect_order SET applied_at = applied_at - interval '61 seconds'", []);
    expect((await choose(shop, { method: "au-pay" })).session.data.payUrl).toMatch(/^http/);
    expect(await hitsOf()).toEqual({ minute: 1 });
  });

  it("orders of one client address, as the proxy in front names it", async () => {
    limit("PER_MINUTE_AND_ADDRESS", 2);
    for (const address of ["203.0.113.7", "203.0.113.7"]) await payFrom(shop, address);

    expect(await payFrom(shop, "203.0.113.7")).toMatch(RUSH_WORDS);
    expect(await payFrom(shop, "203.0.113.8")).toBe("done");
    // Within the shop's own network nobody knows whose browser it is.
    for (let time = 0; time < 4; time++) expect(await payFrom(shop, "10.0.0.4")).toBe("done");

    expect(await hitsOf()).toEqual({ address: 1 });
    const kept = await runSql<{ row: string }>(
      shop,
      "SELECT to_jsonb(c)::text AS row FROM haipay_collect_order c",
      [],
    );
    expect(JSON.stringify(kept)).not.toContain("203.0.113");
    expect(JSON.stringify(kept)).toMatch(/client_digest[\\": ]+[\w-]{43}/);
  });

  it("in the shopper's language, and the cart and its stock are as they were", async () => {
    limit("OPEN_PER_BUYER", 1);
    const waiting = await choose(shop, { data: { locale: "ja" } });
    await awaitPayment(shop);

    await expect(place(waiting)).rejects.toThrow(/同じ連絡先で未払いのお支払いが上限数に達しています/);

    expect(await orderIdOf(shop, waiting.cart.id)).toBeUndefined();
    expect(await rowOf(shop, waiting.session)).toMatchObject({ state: "chosen", applied_at: null });
    limit("OPEN_PER_BUYER", 2);
    expect(await place(waiting)).toMatch(/^order_/);
  });

  it("one line of the log a minute, and a count that is forgotten in time", async () => {
    limit("OPEN_PER_BUYER", 1);
    await awaitPayment(shop);
    const warn = jest.spyOn(shop.haipay.logger, "warn");
    for (let time = 0; time < 3; time++) await expect(choose(shop)).rejects.toThrow(OPEN_WORDS);

    const lines = warn.mock.calls.map(([line]) => String(line)).filter((line) => line.includes("a limit"));
    expect(lines.length).toBeLessThanOrEqual(1);
    expect(lines.join()).not.toMatch(/hanako|090/);
    expect(await hitsOf()).toEqual({ email: 3 });
    expect(await sweepAfter(shop, 40 * 24 * 60)).toMatchObject({ ...NOTHING, failed: 0 });
    expect(await hitsOf()).toEqual({});
  });
});

/** A cart that is paid by a wallet, from a browser at an address. @returns "done", or the words of the refusal */
async function payFrom(shop: HaipayShop, address: string): Promise<string> {
  const { cart, shopper } = await fillCart(shop);
  const collection = await shopper.createPaymentCollection(cart.id);
  const { status, data } = await shop.http.post(
    `/store/payment-collections/${collection.id}/payment-sessions`,
    { provider_id: providerId("au-pay") },
    { headers: { "x-publishable-api-key": shop.seeded.publishableKey, "x-forwarded-for": address } },
  );
  return status === 200 ? "done" : (data as { message: string }).message;
}
