import { collectOrder } from "../../modules/haipay/__tests__/rows";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { whyNotOwed, type Purchase } from "../owed";
import { collectionOf, jpy, orderOf, paymentOf, purchaseOf, sessionOf, usd } from "./purchases";

const NOW = new Date("2026-04-02T00:00:00Z");
const payment = { id: "pay_1", captured_at: null, canceled_at: null };
const cart = { id: "cart_1", completed_at: null, total: jpy("1700") };

/** Asks for a slip of ¥1700, not yet at the platform, of an order that owes the same, each changed as a test needs it. */
function why(changes: Partial<Purchase> = {}, row: Partial<CollectOrder> = {}) {
  return whyNotOwed(collectOrder({ applied_at: null, ...row }), purchaseOf(changes));
}

describe("A slip is issued, and money let into an order,", () => {
  it.each<[string, Partial<Purchase>, Partial<CollectOrder>]>([
    ["for exactly what the order owes", {}, {}],
    ["for exactly what the cart costs", { order: null, cart }, {}],
    [
      "when Medusa has the payment already, whatever is owed by now",
      { session: sessionOf({ payment }), order: orderOf({ due: jpy("0") }) },
      {},
    ],
    [
      "for the sum of the slip when staff edited the order while it was open",
      { order: orderOf({ version: 2, due: jpy("2580") }) },
      { applied_at: NOW },
    ],
    [
      "when the payment that is asked about is the only one",
      { collection: collectionOf({ payments: [paymentOf("payses_1", "1700", "0")] }) },
      {},
    ],
  ])("%s", (_, changes, row) => {
    expect(why(changes, row)).toBeUndefined();
  });
});

describe("No slip is issued, and no money let in,", () => {
  it.each<[string, Partial<Purchase>]>([
    ["by its status", { order: orderOf({ status: "canceled" }) }],
    ["by its date", { order: orderOf({ canceled_at: NOW }) }],
    [
      "after its payment was cancelled too",
      {
        order: orderOf({ canceled_at: NOW }),
        session: sessionOf({ payment: { ...payment, canceled_at: NOW } }),
      },
    ],
  ])("for an order that is cancelled (%s)", (_, changes) => {
    expect(why(changes)).toBe("orderCancelled");
  });

  it("for a purchase that is gone", () => {
    expect(why({ order: null })).toBe("failed");
  });

  it.each<[string, Partial<Purchase>]>([
    ["by one yen", { order: orderOf({ due: jpy("1701") }) }],
    ["for a cart", { order: null, cart: { ...cart, total: jpy("60000") } }],
    ["in its currency", { order: orderOf({ due: usd("1700") }) }],
    [
      "while its payment was cancelled",
      {
        session: sessionOf({ payment: { ...payment, canceled_at: NOW } }),
        order: orderOf({ due: jpy("5") }),
      },
    ],
    ["and no session stands", { session: null, order: orderOf({ due: jpy("1699") }) }],
  ])("for a sum that changed %s, and whoever has paid hears it otherwise", (_, changes) => {
    expect(why(changes)).toBe("sumChanged");
    expect(why(changes, { state: "paid" })).toBe("paidAndChanged");
  });

  it("where nothing is owed any more, and to a buyer who has paid in a different sentence", () => {
    for (const due of ["0", "-5"]) {
      expect(why({ order: orderOf({ due: jpy(due) }) })).toBe("nothingToPay");
      expect(why({ order: orderOf({ due: jpy(due) }) }, { state: "paid" })).toBe("paidAndChanged");
    }
    expect(why({ order: orderOf({ version: 2, due: jpy("0") }) }, { applied_at: NOW })).toBe("nothingToPay");
    const held = collectionOf({ payments: [paymentOf("payses_2", "1700", "0")] });
    expect(why({ collection: held })).toBe("nothingToPay");
  });

  it.each<[string, Partial<Purchase>, Partial<CollectOrder>]>([
    ["a slip that does not exist yet", { order: orderOf({ version: 2, due: jpy("2580") }) }, {}],
    ["an order that nobody edited", { order: orderOf({ due: jpy("2580") }) }, { applied_at: NOW }],
    ["another currency", { order: orderOf({ version: 2, due: usd("25") }) }, { applied_at: NOW }],
    ["a cart", { order: null, cart: { ...cart, total: jpy("2580") } }, { applied_at: NOW }],
  ])("as for an edited order, for %s", (_, changes, row) => {
    expect(why(changes, row)).toBe("sumChanged");
  });

  it("knows the currency of an edited order also in capitals", () => {
    const due = { amount: "2580", currency_code: "JPY" };
    expect(why({ order: orderOf({ version: 2, due }) }, { applied_at: NOW })).toBeUndefined();
  });
});
