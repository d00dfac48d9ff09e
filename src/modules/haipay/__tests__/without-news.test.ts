import type { Notification, QueriedOrder } from "../../../platform/schema";
import type { CollectOrder } from "../ledger/collect-order";
import { digestAnswer, digestNotification, isWithoutNews, mayBeWithoutNews } from "../ledger/verdict";
import { collectOrder, DEADLINES } from "./rows";

const answer = (changes: Partial<Record<keyof QueriedOrder, unknown>> = {}): QueriedOrder =>
  ({
    orderId: "hp00000000000000000000000000000001",
    orderNo: "6026040100000001",
    amount: "1700",
    actualAmount: "0",
    fee: "0",
    status: 0,
    ...changes,
  }) as QueriedOrder;

const answered = (changes: Partial<CollectOrder> = {}, of: QueriedOrder = answer()): CollectOrder =>
  collectOrder({ answer_digest: digestAnswer(of), ...changes });

describe("A look may be without news", () => {
  const noon = new Date("2026-04-02T03:00:00Z");
  const may = (changes: Partial<CollectOrder> = {}, now = noon) =>
    mayBeWithoutNews(answered(changes), now, DEADLINES);

  it("for an open order before its reminder and its deadline", () => {
    expect(may()).toBe(true);
  });

  it.each([
    ["was never answered", { answer_digest: null }, noon],
    ["is past its deadline and grace", {}, new Date("2026-04-04T16:00:00Z")],
    ["is past its reminder", {}, new Date("2026-04-03T15:30:00Z")],
    ["comes to its deadline and grace at this moment", {}, new Date("2026-04-04T15:59:59Z")],
    ["comes to its reminder at this moment", {}, new Date("2026-04-03T14:59:59Z")],
    ["could not be asked about the last time", { failing_since: noon }, noon],
    ["was given up, and could not be asked about", { state: "superseded", failing_since: noon }, noon],
    ["is paid and not captured yet", { state: "paid" }, noon],
    ["failed, and Medusa has not followed", { state: "failed" }, noon],
    ["expired, and Medusa has not followed", { state: "expired" }, noon],
    ["may not exist", { state: "unknown" }, noon],
    ["is being created", { state: "applying" }, noon],
    ["was not created", { state: "not_created" }, noon],
  ] as const)("never for one that %s", (_name, changes, now) => {
    expect(may(changes, now)).toBe(false);
  });

  it("for an open order one millisecond before its reminder", () => {
    expect(may({}, new Date("2026-04-03T14:59:58.999Z"))).toBe(true);
  });

  it("for one that was given up, which Medusa need not follow", () => {
    expect(may({ state: "superseded", settled_at: null })).toBe(true);
  });

  it("again after the reminder was sent", () => {
    expect(may({ reminded_at: noon }, new Date("2026-04-03T15:30:00Z"))).toBe(true);
  });

  it.each(["superseded", "failed", "expired"] as const)(
    "for one that is %s and watched for late money",
    (state) => {
      expect(may({ state, settled_at: noon }, new Date("2026-04-10T00:00:00Z"))).toBe(true);
    },
  );
});

describe("An answer is without news", () => {
  it("when it says what the one before it said", () => {
    expect(isWithoutNews(answered(), answer(), 10)).toBe(true);
  });

  it("also for a part of the sum that a person was told of", () => {
    const part = answer({ status: 4, actualAmount: "700" });
    expect(isWithoutNews(answered({}, part), part, 10)).toBe(true);
  });

  it.each([
    ["another status", { status: 1 }],
    ["money", { status: 2, actualAmount: "1700" }],
    ["a fee", { fee: "10" }],
    ["the end", { status: 3 }],
  ])("never with %s", (_name, changes) => {
    expect(isWithoutNews(answered(), answer(changes), 10)).toBe(false);
  });

  it.each([
    ["the money is there and the row does not say so", answer({ status: 2, actualAmount: "1700" }), {}],
    ["it failed and the row does not say so", answer({ status: 3 }), {}],
    ["it is about another sum", answer({ amount: "17000" }), {}],
    ["it is about another order", answer({ orderNo: "1" }), {}],
  ])("never when %s, even if it was said before", (_name, said, changes) => {
    expect(isWithoutNews(answered(changes, said), said, 10)).toBe(false);
  });

  it.each([
    ["paid after all", answer({ status: 2, actualAmount: "1700" })],
    ["about another sum", answer({ amount: "17000" })],
  ])("never when an order that failed is %s", (_name, said) => {
    expect(isWithoutNews(answered({ state: "failed" }, said), said, 10)).toBe(false);
  });

  it("when a failed order stays failed", () => {
    const failed = answer({ status: 3 });
    expect(isWithoutNews(answered({ state: "failed" }, failed), failed, 10)).toBe(true);
  });
});

describe("A notification that was seen before", () => {
  const notification: Notification = {
    appId: "1054",
    orderId: "hp1",
    status: 2,
    amount: "1700.00",
    fee: "51.00",
    payTime: "2026-04-02 10:02:03",
  };
  const digestOf = (changes: Partial<Notification> = {}) =>
    digestNotification({ ...notification, ...changes });

  it.each<Partial<Notification>>([
    { status: 5 },
    { amount: "1700" },
    { amount: undefined },
    { fee: "51.01" },
    { payTime: "2026-04-02 10:02:04" },
  ])("is another one with %j", (changes) => {
    expect(digestOf(changes)).not.toBe(digestOf());
  });

  it("is the same whatever else it contains", () => {
    expect(digestOf({ errorMsg: "x", orderNo: "602", currency: "JPY" })).toBe(digestOf());
  });
});
