import { describeShop } from "../environment/haipay-shop";
import { expectPaidPurchase } from "../environment/paid-purchase";

/** What `npm run test:quick` runs beside the unit tests. */
describeShop("An order is paid by a notification of the platform:", (shop) => {
  it.each([
    { kind: "a convenience store", method: "konbini-lawson" },
    { kind: "an e-wallet", method: "au-pay" },
    { kind: "a bank transfer", method: "gmo-aozora" },
  ] as const)("at $kind, captured with nothing due", ({ method }) =>
    expectPaidPurchase(shop, { method, currency: "jpy" }),
  );
});
