import { nextCheckAt } from "../ledger/check-schedule";
import type { CollectOrder } from "../ledger/collect-order";
import { DEADLINES } from "./rows";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = new Date("2026-11-23T12:00:00Z");
const MIDDLE = 0.5;

type Watched = Pick<
  CollectOrder,
  | "state"
  | "method"
  | "applied_at"
  | "expires_at"
  | "paid_at"
  | "ended_at"
  | "settled_at"
  | "reminded_at"
  | "answered_at"
>;

function orderOf(age: number, changes: Partial<Watched> = {}): Watched {
  const appliedAt = new Date(NOW.getTime() - age);
  return {
    state: "open",
    method: "konbini-lawson",
    applied_at: appliedAt,
    expires_at: new Date(appliedAt.getTime() + 3 * DAY),
    paid_at: null,
    ended_at: null,
    settled_at: null,
    reminded_at: null,
    answered_at: null,
    ...changes,
  };
}

function waitOf(row: Watched, random = MIDDLE): number | null {
  const next = nextCheckAt(row, NOW, DEADLINES, random);
  return next === null ? null : next.getTime() - NOW.getTime();
}

describe("When a collect order is looked at again", () => {
  it.each([
    ["an e-wallet order at once", orderOf(0, { method: "au-pay" }), MINUTE],
    ["an e-wallet order of half an hour", orderOf(30 * MINUTE, { method: "au-pay" }), 5 * MINUTE],
    ["an e-wallet order of half a day", orderOf(12 * HOUR, { method: "merpay" }), HOUR],
    ["a new slip", orderOf(0), 10 * MINUTE],
    ["a slip of two hours", orderOf(2 * HOUR), 30 * MINUTE],
    ["a slip of two days and a half", orderOf(2.5 * DAY), 2 * HOUR],
    ["a slip of which the shop is to remind in an hour", orderOf(47 * HOUR), HOUR + 1_000],
    ["a slip whose deadline and grace end in half an hour", orderOf(3 * DAY + HOUR / 2), HOUR / 2 + 1_000],
    ["a failed order that Medusa has not followed", orderOf(DAY, { state: "failed", ended_at: NOW }), MINUTE],
    [
      "a failed order that Medusa has followed",
      orderOf(DAY, { state: "failed", ended_at: NOW, settled_at: NOW }),
      10 * MINUTE,
    ],
    [
      "an expired order, for late money",
      orderOf(5 * DAY, { state: "expired", ended_at: new Date(NOW.getTime() - 2 * DAY), settled_at: NOW }),
      12 * HOUR,
    ],
    ["an order of unknown outcome", orderOf(0, { state: "unknown" }), MINUTE],
    ["an order whose process died", orderOf(5 * MINUTE, { state: "applying" }), MINUTE],
    ["a superseded order", orderOf(2 * HOUR, { state: "superseded" }), 2 * HOUR],
    ["an old slip that was just paid", orderOf(3 * DAY, { state: "paid", paid_at: NOW }), MINUTE],
    ["a paid order that Medusa has not followed", orderOf(0, { state: "paid" }), MINUTE],
  ])("%s", (_title, row, wait) => {
    expect(waitOf(row)).toBe(wait);
  });

  it("varies by a fifth, so that a rush does not stay together", () => {
    expect(waitOf(orderOf(0), 0)).toBe(8 * MINUTE);
    expect(waitOf(orderOf(0), 1)).toBe(12 * MINUTE);
  });

  it.each([
    ["a choice", orderOf(0, { state: "chosen", applied_at: null })],
    [
      "a failed order after the watch",
      orderOf(18 * DAY, { state: "failed", settled_at: NOW, answered_at: NOW }),
    ],
    ["a settled one", orderOf(0, { state: "paid", settled_at: NOW })],
    [
      "an order fourteen days past its deadline",
      orderOf(18 * DAY, { state: "superseded", answered_at: NOW }),
    ],
  ])("never again: %s", (_title, row) => {
    expect(waitOf(row)).toBeNull();
  });

  it("goes on until an answer comes that was given after the watch, however long nobody answers", () => {
    const unanswered = orderOf(400 * DAY, { state: "superseded" });
    expect(waitOf(unanswered)).toBe(12 * HOUR);
    const before = new Date((unanswered.applied_at as Date).getTime() + 16.9 * DAY);
    expect(waitOf({ ...unanswered, answered_at: before })).toBe(12 * HOUR);
    const after = new Date((unanswered.applied_at as Date).getTime() + 17.1 * DAY);
    expect(waitOf({ ...unanswered, answered_at: after })).toBeNull();
    // It is yet to be expired by that answer.
    expect(waitOf({ ...unanswered, state: "open", answered_at: after })).toBe(2 * HOUR);
    const later = new Date(after.getTime() + 2 * DAY);
    expect(waitOf({ ...unanswered, state: "open", answered_at: later })).toBeNull();
  });

  it("goes on for money that is there and was not followed, however old", () => {
    expect(waitOf(orderOf(60 * DAY, { state: "paid" }))).toBe(12 * HOUR);
  });
});
