import { digestBrowserKey } from "../../modules/haipay/payment-token";
import { recognise, type Asker } from "../recognise";

const KEY = "0123456789abcdef0123456789abcdef";
const NOW = new Date("2026-04-02T03:00:00Z");
const row = {
  cart_id: "cart_1",
  customer_id: "cus_1",
  browser_digest: digestBrowserKey(KEY),
  paid_at: null,
  ended_at: null,
};
const earlier = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

describe("Whoever asks about a payment", () => {
  it.each<[string, Asker]>([
    ["the cart", { cartId: "cart_1" }],
    ["the order", { medusaOrderId: "order_1" }],
    ["the customer's login", { customerId: "cus_1" }],
    ["the key of the browser in which it was chosen", { browserKey: KEY }],
  ])("is recognised by %s", (_title, asker) => {
    expect(recognise(asker, row, "order_1", NOW)).toBe(true);
  });

  it.each<[string, Asker]>([
    ["nothing", {}],
    ["another cart", { cartId: "cart_2" }],
    ["another order", { medusaOrderId: "order_2" }],
    ["another login", { customerId: "cus_2" }],
    ["another browser", { browserKey: KEY.replace("0", "1") }],
    ["the digest that is kept", { browserKey: row.browser_digest }],
  ])("is a stranger with %s", (_title, asker) => {
    expect(recognise(asker, row, "order_1", NOW)).toBe(false);
  });

  it("is not recognised when nothing is known", () => {
    const unknown = { ...row, cart_id: null, customer_id: null, browser_digest: null };
    for (const asker of [{}, { cartId: "", medusaOrderId: "", customerId: "", browserKey: "" }]) {
      expect(recognise(asker, unknown, null, NOW)).toBe(false);
    }
  });

  it.each(["paid_at", "ended_at"] as const)("is recognised by the browser until an hour after %s", (end) => {
    const known = (minutes: number, asker: Asker): boolean =>
      recognise(asker, { ...row, [end]: earlier(minutes) }, null, NOW);
    expect([60, 61].map((minutes) => known(minutes, { browserKey: KEY }))).toEqual([true, false]);
    expect(known(100_000, { cartId: "cart_1" })).toBe(true);
  });
});
