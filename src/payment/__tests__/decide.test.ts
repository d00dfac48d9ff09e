import { collectOrder } from "../../modules/haipay/__tests__/rows";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { decide } from "../decide";
import type {
  Purchase,
  PurchaseCart,
  PurchaseCollection,
  PurchaseOrder,
  PurchaseSession,
  Sum,
} from "../owed";

const NOW = new Date("2026-04-02T00:00:00Z");
const row = collectOrder({ state: "paid", paid_at: NOW });
const jpy = (amount: string): Sum => ({ amount, currency_code: "jpy" });
const cart: PurchaseCart = { id: "cart_1", completed_at: null, total: jpy("1700") };
const order: PurchaseOrder = {
  id: "order_1",
  display_id: 1,
  status: "pending",
  canceled_at: null,
  version: 1,
  due: jpy("1700"),
  paid: "0",
};
const payment = { id: "pay_1", captured_at: null, canceled_at: null };
const collection: PurchaseCollection = {
  id: "pay_col_1",
  status: "awaiting",
  ...jpy("1700"),
  session_ids: ["payses_1"],
  payments: [],
};
const session: PurchaseSession = {
  id: "payses_1",
  provider_id: "pp_haipay-konbini-lawson_haipay",
  status: "pending_authorization",
  ...jpy("1700"),
  payment: null,
};
/** A payment of the collection by another session, of which this much is captured. */
const other = (amount: string, captured: string) => ({
  id: "pay_2",
  payment_session_id: "payses_2",
  amount,
  captured,
});

/** An order that waits for its money, changed as a test needs it. */
function decided(changes: Partial<Purchase>, siblings: CollectOrder[] = [], known = row) {
  const purchase = { session, collection, cart_id: cart.id, cart: null, order };
  return decide(known, { ...purchase, ...changes }, siblings);
}

describe("Money that is there", () => {
  it.each<[string, Partial<Purchase>]>([
    ["for a placed order whose payment is not authorized yet", {}],
    ["for a placed order whose payment is authorized", { session: { ...session, payment } }],
    ["for an order without a cart, such as an order edit", { cart_id: null }],
    [
      "for the rest of an order that is paid in part",
      {
        order: { ...order, paid: "3300" },
        collection: { ...collection, amount: "5000", payments: [other("3300", "3300")] },
      },
    ],
    ["whatever the payment collection asks for", { collection: { ...collection, amount: "85000" } }],
    [
      "for an order that staff edited while its slip was open",
      { order: { ...order, version: 2, due: jpy("2580") } },
    ],
  ])("is captured %s", (_, changes) => {
    expect(decided(changes)).toEqual({ kind: "capture" });
  });

  it("is captured for a collection that was never a cart's nor an order's", () => {
    const loose = collectOrder({ state: "paid", paid_at: NOW, cart_id: null });
    expect(decided({ cart_id: null, order: null }, [], loose)).toEqual({ kind: "capture" });
    const another = { ...collection, amount: "1800" };
    expect(decided({ cart_id: null, order: null, collection: another }, [], loose)).toMatchObject({
      reason: "mismatch",
    });
  });

  it("is used when its payment session is gone and the purchase still owes exactly this", () => {
    expect(decided({ session: null })).toEqual({ kind: "use_money" });
    expect(decided({ session: null, order: null, cart })).toEqual({ kind: "use_money" });
    expect(decided({ session: { ...session, amount: "1701" } })).toEqual({ kind: "use_money" });
  });

  it("waits for a person when the cart is gone and no order came of it", () => {
    expect(decided({ order: null })).toMatchObject({ kind: "attention", reason: "orphaned" });
  });

  it("places the order first while the cart is open", () => {
    expect(decided({ cart, order: null })).toEqual({ kind: "complete_cart" });
  });

  it("is captured when a half-done completion left an order, also while the cart seems open", () => {
    expect(decided({ cart: { ...cart, completed_at: null }, order })).toEqual({ kind: "capture" });
    expect(decided({ cart: { ...cart, completed_at: NOW }, order: null })).toEqual({ kind: "complete_cart" });
  });

  it("needs nothing when Medusa has captured the payment, also of an order that was cancelled since", () => {
    const captured = { session: { ...session, payment: { ...payment, captured_at: NOW } } };
    expect(decided(captured)).toEqual({ kind: "captured" });
    expect(decided({ ...captured, order: { ...order, status: "canceled", canceled_at: NOW } })).toEqual({
      kind: "captured",
    });
  });

  it("compares sums by value, with fractions of a yen", () => {
    const fractional = collectOrder({ state: "paid", charge_amount: "108", session_amount: "108.40" });
    const purchase = {
      session: { ...session, amount: "108.4" },
      order: { ...order, due: jpy("108.400000000000000000006") },
    };
    expect(decided(purchase, [], fractional)).toEqual({ kind: "capture" });
  });
});

describe("Money that a machine must not book", () => {
  it.each<[string, Partial<Purchase>, string, string]>([
    ["a cart costs more", { order: null, cart: { ...cart, total: jpy("60000") } }, "cart", "60000 jpy"],
    ["a cart costs nothing", { order: null, cart: { ...cart, total: jpy("0") } }, "cart", "0 jpy"],
    ["a cart costs less", { order: null, cart: { ...cart, total: jpy("1699") } }, "cart", "1699 jpy"],
    [
      "a cart has another currency",
      { order: null, cart: { ...cart, total: { amount: "1700", currency_code: "usd" } } },
      "cart",
      "1700 usd",
    ],
    ["an order costs more", { order: { ...order, due: jpy("60000") } }, "order", "60000 jpy"],
    ["an order costs nothing", { order: { ...order, due: jpy("0") } }, "order", "0 jpy"],
    ["an edited order costs nothing", { order: { ...order, version: 2, due: jpy("0") } }, "order", "0 jpy"],
    [
      "an edited order has another currency",
      { order: { ...order, version: 2, due: { amount: "13", currency_code: "usd" } } },
      "order",
      "13 usd",
    ],
  ])("is a mismatch when %s, whatever session and collection say", (_, changes, field, found) => {
    expect(decided(changes)).toEqual({
      kind: "attention",
      reason: "mismatch",
      facts: { field, expected: "1700 jpy", found },
    });
  });

  it("is orphaned when the payment session is gone and the purchase owes another sum", () => {
    const gone = { kind: "attention", reason: "orphaned", facts: { payment_session: "gone" } };
    expect(decided({ session: null, order: { ...order, due: jpy("1701") } })).toEqual(gone);
    const edited = { ...order, version: 2, due: jpy("2580") };
    expect(decided({ session: null, order: edited })).toEqual(gone);
    expect(decided({ session: null, order: null, cart: { ...cart, total: jpy("17") } })).toEqual(gone);
  });

  it("is orphaned when the cart or the payment collection is gone", () => {
    expect(decided({ session: null, collection: null, order: null, cart: null })).toEqual({
      kind: "attention",
      reason: "orphaned",
      facts: { cart: "gone" },
    });
    expect(decided({ collection: null })).toEqual({
      kind: "attention",
      reason: "orphaned",
      facts: { payment_collection: "gone" },
    });
  });

  it("is a duplicate when the purchase is paid without it, whether or not its session stands", () => {
    const duplicate = { kind: "attention", reason: "duplicate", facts: {} };
    const captured = {
      order: { ...order, due: jpy("0"), paid: "1700" },
      collection: { ...collection, payments: [other("1700", "1700")] },
    };
    expect(decided(captured)).toEqual(duplicate);
    expect(decided({ ...captured, session: null })).toEqual(duplicate);
    const inAnotherCollection = { order: { ...order, due: jpy("0"), paid: "1700" } };
    expect(decided(inAnotherCollection)).toEqual(duplicate);
    const held = { collection: { ...collection, payments: [other("1700", "0")] } };
    expect(decided(held)).toEqual(duplicate);
    expect(decided({ ...held, order: null, cart })).toEqual(duplicate);
  });

  it("is no duplicate only because it was authorized itself, or because its collection is gone", () => {
    const paidByNobody = { ...order, due: jpy("0") };
    const own = { ...other("1700", "0"), payment_session_id: session.id };
    const mismatch = { reason: "mismatch", facts: { field: "order", found: "0 jpy" } };
    expect(decided({ order: paidByNobody, collection: { ...collection, payments: [own] } })).toMatchObject(
      mismatch,
    );
    expect(decided({ order: paidByNobody, collection: null })).toMatchObject(mismatch);
    expect(decided({ order: { ...paidByNobody, paid: "1700" }, collection: null })).toMatchObject({
      reason: "duplicate",
    });
  });

  it("is a mismatch of the session when that asks for another sum and the purchase owes a third one", () => {
    const asked = { ...session, amount: "1701" };
    expect(decided({ session: asked, order: { ...order, version: 2, due: jpy("2580") } })).toEqual({
      kind: "attention",
      reason: "mismatch",
      facts: { field: "payment session", expected: "1700 jpy", found: "1701 jpy" },
    });
  });

  it("is a mismatch when a part of it would be too much", () => {
    expect(decided({ order: { ...order, due: jpy("1699.99"), paid: "0.01" } })).toMatchObject({
      reason: "mismatch",
    });
  });

  it("is a duplicate when the payment was captured with the money of another try", () => {
    const captured = { session: { ...session, payment: { ...payment, captured_at: NOW } } };
    const settled = { id: "hpco_2", platform_order_id: "hp2", state: "paid", settled_at: NOW } as const;
    const twin = collectOrder({ ...settled, captured_payment_id: payment.id });
    expect(decided(captured, [row, twin])).toEqual({
      kind: "attention",
      reason: "duplicate",
      facts: { paid_by: "hp2" },
    });
    // The process that captured with it may have died before it was settled.
    const itself = { ...row, captured_payment_id: payment.id };
    expect(decided(captured, [itself], itself)).toEqual({ kind: "captured" });
    // A slip that was given up and has expired is followed to its end as well, and captured nothing.
    const expired = collectOrder({ ...settled, state: "expired" });
    expect(decided(captured, [row, expired])).toEqual({ kind: "captured" });
  });

  it("waits for a person when a part of it was given back before, whatever is left", () => {
    const refunded = collectOrder({ state: "paid", received_amount: "1700", refunded_amount: "1" });
    const mismatch = {
      kind: "attention",
      reason: "mismatch",
      facts: { field: "refunded_amount", expected: "0 before the payment is captured", found: "1" },
    };
    expect(decided({}, [], refunded)).toEqual(mismatch);
    expect(decided({ order: null }, [], refunded)).toEqual(mismatch);
    const captured = { session: { ...session, payment: { ...payment, captured_at: NOW } } };
    expect(decided(captured, [], refunded)).toEqual({ kind: "captured" });
  });

  it.each([
    ["by its status", { status: "canceled" }],
    ["by its date", { canceled_at: NOW }],
  ])("is late for an order that is cancelled (%s)", (_, changes) => {
    const cancelled = { ...order, ...changes };
    expect(decided({ order: cancelled })).toEqual({
      kind: "attention",
      reason: "late",
      facts: { order: "canceled" },
    });
    expect(decided({ order: cancelled, session: null })).toEqual({
      kind: "attention",
      reason: "late",
      facts: { payment_session: "gone" },
    });
  });

  it("is late when Medusa has cancelled the payment, which nobody can capture any more", () => {
    expect(decided({ session: { ...session, payment: { ...payment, canceled_at: NOW } } })).toEqual({
      kind: "attention",
      reason: "late",
      facts: { payment: "canceled in Medusa" },
    });
  });

  it.each([
    ["another sum", { amount: "1701" }, "1701 jpy"],
    ["another currency", { currency_code: "usd" }, "1700 usd"],
  ])("is a mismatch when the authorized session asks for %s", (_, changes, found) => {
    expect(decided({ session: { ...session, ...changes, payment } })).toEqual({
      kind: "attention",
      reason: "mismatch",
      facts: { field: "payment session", expected: "1700 jpy", found },
    });
  });

  it("is a mismatch when the row never learned what it is for", () => {
    const unbound = collectOrder({ state: "paid", session_amount: null, charge_amount: null });
    expect(decided({}, [], unbound)).toMatchObject({ reason: "mismatch" });
  });
});
