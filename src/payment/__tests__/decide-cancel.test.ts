import { collectOrder, DEADLINES } from "../../modules/haipay/__tests__/rows";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { decideCancel, type PlacedOrder } from "../decide-cancel";

const NOW = new Date("2026-04-10T00:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

const slip = (changes: Partial<CollectOrder> = {}) =>
  collectOrder({ state: "expired", ended_at: NOW, expires_at: hours(-1), ...changes });
const failed = (hoursAgo: number, changes: Partial<CollectOrder> = {}) =>
  slip({ state: "failed", ended_at: hours(-hoursAgo), ...changes });
const another = (changes: Partial<CollectOrder>) => slip({ id: "hpco_2", flow: "no_cart", ...changes });

function order(changes: Partial<PlacedOrder> = {}): PlacedOrder {
  return {
    id: "order_1",
    status: "pending",
    canceled_at: null,
    fulfillments: [],
    payment_collections: [
      {
        payments: [],
        payment_sessions: [
          { id: "payses_1", provider_id: "pp_haipay-konbini-lawson_haipay", status: "pending_authorization" },
        ],
      },
    ],
    ...changes,
  };
}

function decide(rows: CollectOrder[], placed = order(), due = "1700", rules = DEADLINES) {
  return decideCancel(rows, placed, due, rules, NOW);
}

describe("A placed order whose collect order ended unpaid", () => {
  it("is cancelled at once when its deadline passed", () => {
    expect(decide([slip()])).toEqual({ kind: "cancel" });
  });

  it("is left to the shopper for a day when the platform called it failed", () => {
    expect(decide([failed(1)])).toEqual({ kind: "wait", until: hours(23) });
    expect(decide([failed(24)])).toEqual({ kind: "cancel" });
    expect(decide([failed(0)], order(), "1700", { ...DEADLINES, failedOrderHours: 0 })).toEqual({
      kind: "cancel",
    });
  });

  it.each<[string, CollectOrder, number]>([
    ["is open", another({ state: "open", expires_at: hours(5) }), 6],
    ["is being created", another({ state: "applying", expires_at: hours(2) }), 3],
    ["has an unknown outcome", another({ state: "unknown", expires_at: hours(2) }), 3],
    ["is open past its deadline", another({ state: "open", expires_at: hours(-5) }), 1],
    ["failed an hour ago", another({ state: "failed", ended_at: hours(-1) }), 23],
    ["was tried on the placed order and ran out an hour ago", another({ ended_at: hours(-1) }), 23],
  ])("waits for another payment that %s", (_, other, inHours) => {
    expect(decide([slip(), other])).toEqual({ kind: "wait", until: hours(inHours) });
  });

  it.each<[string, CollectOrder]>([
    ["was given up", another({ state: "superseded" })],
    ["was never created", another({ state: "not_created" })],
    ["was only chosen", another({ state: "chosen", applied_at: null })],
    ["had an unknown outcome until its time was up", another({ state: "unknown", expires_at: hours(-5) })],
  ])("does not wait for another payment that %s", (_, other) => {
    expect(decide([slip(), other])).toEqual({ kind: "cancel" });
  });

  it.each<[string, CollectOrder[]]>([
    ["was paid by another slip", [slip(), another({ state: "paid" })]],
    ["was paid in part", [slip(), another({ state: "superseded", received_amount: "700" })]],
    ["was not placed with a slip of ours", [slip({ flow: "no_cart" })]],
  ])("is left alone when it %s", (_, rows) => {
    expect(decide(rows)).toEqual({ kind: "leave" });
  });

  it("is left alone when it was cancelled, or automatic cancelling is off", () => {
    expect(decide([slip()], order({ canceled_at: NOW, status: "canceled" }))).toEqual({ kind: "leave" });
    expect(decide([slip()], order(), "1700", { ...DEADLINES, cancelUnpaidOrders: false })).toEqual({
      kind: "leave",
    });
  });

  const payment = { payment_session_id: "payses_9", captured_at: null, canceled_at: null };
  const ours = { id: "payses_1", provider_id: "pp_haipay-au-pay_haipay", status: "authorized" };
  const stripe = (status: string) => ({ id: "payses_9", provider_id: "pp_stripe_stripe", status });

  it.each([
    ["a payment", { payments: [payment], payment_sessions: [] }],
    ["an authorized session", { payments: [], payment_sessions: [stripe("authorized")] }],
    ["a captured session", { payments: [], payment_sessions: [stripe("captured")] }],
    ["a session beside one of ours", { payments: [], payment_sessions: [ours, stripe("authorized")] }],
    ["an awaited one", { payments: [], payment_sessions: [stripe("pending_authorization")] }],
  ])("is a matter for a person when another provider has %s and something is due", (_, collection) => {
    const placed = order({ payment_collections: [collection] });
    expect(decide([slip()], placed)).toEqual({ kind: "attention", because: "other_payment" });
    expect(decide([slip()], placed, "0")).toEqual({ kind: "leave" });
  });

  it("is a matter for a person when only one of its payment collections is paid elsewhere", () => {
    const [untouched] = order().payment_collections;
    const paid = { payments: [payment], payment_sessions: [] };
    for (const payment_collections of [
      [untouched, paid],
      [paid, untouched],
    ]) {
      expect(decide([slip()], order({ payment_collections }))).toEqual({
        kind: "attention",
        because: "other_payment",
      });
    }
  });

  it("is cancelled although a session of ours says that it is authorized, which our ledger knows better", () => {
    const collection = { payments: [], payment_sessions: [ours] };
    expect(decide([slip()], order({ payment_collections: [collection] }))).toEqual({ kind: "cancel" });
  });

  it("is cancelled when the platform said that nothing was received", () => {
    expect(decide([slip({ received_amount: "0" })])).toEqual({ kind: "cancel" });
  });

  it("waits an hour for another payment that is open without a deadline", () => {
    expect(decide([slip(), another({ state: "open", expires_at: null })])).toEqual({
      kind: "wait",
      until: hours(1),
    });
  });

  it("is cancelled in spite of payments that were cancelled or only started elsewhere", () => {
    const cancelled = { payments: [{ ...payment, canceled_at: NOW }], payment_sessions: [stripe("pending")] };
    expect(decide([slip()], order({ payment_collections: [cancelled] }))).toEqual({ kind: "cancel" });
  });

  it("is a matter for a person when goods were sent, unless that was cancelled", () => {
    expect(decide([slip()], order({ fulfillments: [{ canceled_at: null }] }))).toEqual({
      kind: "attention",
      because: "fulfilled",
    });
    expect(decide([slip()], order({ fulfillments: [{ canceled_at: NOW }] }))).toEqual({ kind: "cancel" });
  });
});
