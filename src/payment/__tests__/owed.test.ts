import { collectOrder } from "../../modules/haipay/__tests__/rows";
import {
  exact,
  exactDue,
  holdsMoney,
  isCancelled,
  isNothing,
  isSameSum,
  owedBy,
  sumOf,
  totalOf,
  whyNotPayable,
} from "../owed";
import { collectionOf, jpy, orderOf, paymentOf, purchaseOf, usd } from "./purchases";

const NOW = new Date("2026-04-02T00:00:00Z");
const cart = { id: "cart_1", completed_at: null, total: jpy("1500") };

describe("Two sums", () => {
  it.each([
    ["1700", "1700"],
    ["1700", "1700.00"],
    ["108.4", "108.4000009"],
    ["108.4000009", "108.4"],
  ])("%s and %s are the same money", (one, other) => {
    expect(isSameSum(jpy(one), jpy(other))).toBe(true);
  });

  it.each([
    ["1700", "1700.000001"],
    ["1700.000001", "1700"],
    ["1700", "-1700"],
    ["0.01", "0"],
  ])("%s and %s are not", (one, other) => {
    expect(isSameSum(jpy(one), jpy(other))).toBe(false);
  });

  it("are the same in one currency alone, however it is written", () => {
    expect(isSameSum(jpy("12"), usd("12"))).toBe(false);
    expect(isSameSum({ amount: "12", currency_code: "USD" }, usd("12.0"))).toBe(true);
    expect(isSameSum(usd("12.0"), { amount: "12", currency_code: "USD" })).toBe(true);
  });

  it("are nothing below a millionth", () => {
    expect(isNothing({ amount: "0.0000009" })).toBe(true);
    expect(isNothing({ amount: "-1700" })).toBe(true);
    expect(isNothing({ amount: "0.000001" })).toBe(false);
  });
});

describe("What a purchase owes", () => {
  it("is the balance of its order, whatever cart and collection say", () => {
    const order = orderOf({ due: usd("12.34") });
    expect(owedBy(purchaseOf({ order, cart }), null)).toEqual(usd("12.34"));
  });

  it("is what its cart costs while there is no order", () => {
    expect(owedBy(purchaseOf({ order: null, cart }), null)).toEqual(jpy("1500"));
  });

  it("is what its collection asks for when there never was a cart", () => {
    const loose = { order: null, cart_id: null, collection: collectionOf(jpy("900")) };
    expect(owedBy(purchaseOf(loose), null)).toEqual(jpy("900"));
    expect(owedBy(purchaseOf({ ...loose, collection: null }), null)).toBeUndefined();
  });

  it("is what order or cart say when the collection is gone", () => {
    expect(owedBy(purchaseOf({ collection: null }), null)).toEqual(jpy("1700"));
    expect(owedBy(purchaseOf({ collection: null, order: null, cart }), null)).toEqual(jpy("1500"));
  });

  it("is unknown when the cart is gone and no order came of it", () => {
    expect(owedBy(purchaseOf({ order: null }), "payses_1")).toBeUndefined();
  });

  it("is less by what other payments hold, of an order by what is not in its balance yet", () => {
    const collection = collectionOf({ payments: [paymentOf("payses_2", "500.5", "200.25")] });
    expect(owedBy(purchaseOf({ collection }), "payses_1")).toEqual(jpy("1399.75"));
    expect(owedBy(purchaseOf({ collection, order: null, cart }), "payses_1")).toEqual(jpy("999.5"));
    const two = collectionOf({
      payments: [paymentOf("payses_2", "500", "0"), paymentOf("payses_3", "1", "0")],
    });
    expect(owedBy(purchaseOf({ collection: two }), null)).toEqual(jpy("1199"));
  });

  it("is not less by the payment that is asked about itself", () => {
    const collection = collectionOf({
      payments: [paymentOf("payses_1", "1700", "0"), paymentOf("payses_2", "300", "0")],
    });
    expect(owedBy(purchaseOf({ collection }), "payses_1")).toEqual(jpy("1400"));
    expect(owedBy(purchaseOf({ collection }), null)).toEqual(jpy("-300"));
  });
});

describe("What was charged", () => {
  it("is Medusa's sum with its fractions, else the charge, else nothing", () => {
    const row = { session_amount: "108.4", charge_amount: "108", currency: "jpy" } as const;
    expect(sumOf(row)).toEqual(jpy("108.4"));
    expect(sumOf({ ...row, session_amount: null })).toEqual(jpy("108"));
    expect(sumOf({ ...row, session_amount: null, charge_amount: null })).toEqual(jpy("0"));
  });
});

describe("An order of Medusa's", () => {
  it.each([
    [{ status: "canceled", canceled_at: null }, true],
    [{ status: "pending", canceled_at: NOW }, true],
    [{ status: "pending", canceled_at: null }, false],
    [{ status: "completed", canceled_at: null }, false],
  ])("%j is cancelled: %s", (order, cancelled) => {
    expect(isCancelled(order)).toBe(cancelled);
  });
});

describe("Whether a placed order can be paid another way", () => {
  it("it can while it owes something and no money came", () => {
    expect(whyNotPayable([collectOrder()], purchaseOf())).toBeNull();
    expect(whyNotPayable([], purchaseOf({ collection: null }))).toBeNull();
  });

  it("it cannot when it was cancelled, by whatever Medusa says so", () => {
    const says = [
      { order: orderOf({ status: "canceled" }) },
      { order: orderOf({ canceled_at: NOW }) },
      { collection: collectionOf({ status: "canceled" }) },
      { order: null, cart, collection: collectionOf({ status: "canceled" }) },
    ];
    for (const changes of says) expect(whyNotPayable([], purchaseOf(changes))).toBe("order_cancelled");
  });

  it("it cannot when it owes nothing, or nobody knows what", () => {
    expect(whyNotPayable([], purchaseOf({ order: orderOf({ due: jpy("0") }) }))).toBe("already_paid");
    expect(whyNotPayable([], purchaseOf({ order: orderOf({ due: jpy("-1") }) }))).toBe("already_paid");
    expect(whyNotPayable([], purchaseOf({ order: null }))).toBe("already_paid");
    const held = collectionOf({ payments: [paymentOf("payses_2", "1700", "0")] });
    expect(whyNotPayable([], purchaseOf({ collection: held }))).toBe("already_paid");
  });

  it("it cannot while money of ours waits to come into it", () => {
    const rows = [collectOrder({ state: "superseded" }), collectOrder({ state: "paid" })];
    expect(whyNotPayable(rows, purchaseOf())).toBe("already_paid");
  });
});

describe("Money that is not in the order yet", () => {
  it.each([
    ["paid in whole", { state: "paid" }, true],
    ["paid in part", { state: "open", received_amount: "0.01" }, true],
    ["not paid", { state: "open", received_amount: "0" }, false],
    ["never heard of", { state: "open", received_amount: null }, false],
    ["captured", { state: "paid", captured_payment_id: "pay_1" }, false],
    ["captured after a part came", { received_amount: "700", captured_payment_id: "pay_1" }, false],
    ["taken over by a person", { state: "paid", received_amount: "1700", taken_over_at: NOW }, false],
  ] as const)("is held by a payment that is %s: it is %j, %s", (_, changes, held) => {
    expect(holdsMoney([collectOrder({ state: "superseded" }), collectOrder(changes)])).toBe(held);
  });

  it("is not held by any provider when there is no payment", () => {
    expect(holdsMoney([])).toBe(false);
  });
});

describe("An amount of Medusa's", () => {
  it.each([
    ["108.40", "108.4"],
    [0.1, "0.1"],
    ["1e21", "1000000000000000000000"],
    ["90071992547409930.01", "90071992547409930.01"],
  ])("%j is %s, exactly and without an exponent", (value, written) => {
    expect(exact({ value })).toBe(written);
  });
});

describe("A total of Medusa's rows", () => {
  it("is exact, and zero for none", () => {
    expect(totalOf().toFixed()).toBe("0");
    expect(totalOf([]).toFixed()).toBe("0");
    const rows = [{ raw_amount: { value: "0.1" } }, { raw_amount: { value: 0.2 } }];
    expect(totalOf(rows).toFixed()).toBe("0.3");
  });
});

describe("What an order still costs", () => {
  it.each([
    ["what Medusa says when it says anything", "1200", "1700", "0", "1200"],
    ["what Medusa says of a balance the other way", "-300", "1700", "1700", "-300"],
    ["a fraction of a yen for which Medusa says zero", "0", "108.4", "108", "0.4"],
    ["a fraction too much for which Medusa says zero", "0", "107.6", "108", "-0.4"],
    ["a whole yen for which Medusa says zero", "0", "109", "108", "1"],
    ["zero for a difference of computing alone", "0", "108.0000009", "108", "0"],
    ["zero for one the other way", "0", "107.9999991", "108", "0"],
    ["a millionth, which is no such difference", "0", "108.000001", "108", "0.000001"],
    ["zero when a return is requested that is worth the rest", "0", "1700", "1000", "0"],
    ["zero when little more than a yen is on its way back", "0.00", "1001.000001", "1000", "0.00"],
    ["zero when goods are on their way back that were not paid", "0", "1000", "1700", "0"],
  ])("is %s: Medusa says %s, total %s, paid %s", (_, said, total, paid, due) => {
    expect(exactDue(said, total, paid)).toBe(due);
  });
});
