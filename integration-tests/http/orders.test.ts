import { METHODS } from "../../src/platform/catalogue";
import { describeShop } from "../environment/haipay-shop";
import { expectPaidPurchase } from "../environment/paid-purchase";

/** With quick.test.ts, every method, and every kind of method in both currencies. */
const PURCHASES = [
  { method: "konbini-familymart", currency: "jpy" },
  { method: "konbini-seven-eleven", currency: "usd" },
  { method: "konbini-ministop", currency: "jpy" },
  { method: "konbini-lawson", currency: "usd" },
  { method: "merpay", currency: "usd" },
  { method: "gmo-aozora", currency: "usd" },
] as const;

describeShop("An order is paid", (shop) => {
  it.each(PURCHASES)("by $method in $currency, captured with nothing due", (purchase) =>
    expectPaidPurchase(shop, purchase),
  );

  it("by every method of the catalogue in these tests", () => {
    const tried = [...PURCHASES.map(({ method }) => method), "au-pay"];
    expect(tried.sort()).toEqual(METHODS.map(({ id }) => id).sort());
  });
});
