import type { CollectOrder } from "../ledger/collect-order";
import { isApplyDead, isWatched, nextCheckAt } from "../ledger/lifecycle";
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

describe("How often a collect order is looked at, by its age", () => {
  const wallet = { method: "au-pay" } as const;
  const gone = { state: "superseded", expires_at: null } as const;
  const unknown = { state: "unknown", expires_at: null } as const;
  const slip = { reminded_at: NOW, expires_at: new Date(NOW.getTime() + 30 * DAY) };

  it.each<[string, Partial<Watched>, number, number, number]>([
    ["a wallet", wallet, 10 * MINUTE, MINUTE, 5 * MINUTE],
    ["a wallet", { ...wallet, expires_at: null }, HOUR, 5 * MINUTE, HOUR],
    ["a wallet", { ...wallet, expires_at: null }, DAY, HOUR, 12 * HOUR],
    ["a slip", slip, HOUR, 10 * MINUTE, 30 * MINUTE],
    ["a slip", slip, DAY, 30 * MINUTE, 2 * HOUR],
    ["an unknown outcome", unknown, 15 * MINUTE, MINUTE, HOUR],
    ["an unknown outcome", unknown, DAY, HOUR, 12 * HOUR],
    ["what was given up", gone, HOUR, 10 * MINUTE, 2 * HOUR],
    ["what was given up", gone, DAY, 2 * HOUR, 12 * HOUR],
  ])("%s (%j) changes its pace at %i ms", (_, changes, age, before, after) => {
    expect(waitOf(orderOf(age - 1, changes))).toBe(before);
    expect(waitOf(orderOf(age, changes))).toBe(after);
  });

  it("a bank transfer is looked at like a slip", () => {
    expect(waitOf(orderOf(0, { ...slip, method: "gmo-aozora" }))).toBe(10 * MINUTE);
  });

  it("an end is as urgent as one that came at once, by the time at which it came", () => {
    const ended = { ended_at: new Date(NOW.getTime() - 20 * MINUTE) };
    expect(waitOf(orderOf(10 * DAY, { state: "failed", ...ended }))).toBe(HOUR);
    expect(waitOf(orderOf(10 * DAY, { state: "expired", ...ended }))).toBe(HOUR);
    expect(waitOf(orderOf(10 * DAY, { state: "expired" }))).toBe(12 * HOUR);
    expect(waitOf(orderOf(10 * DAY, { state: "paid", paid_at: ended.ended_at }))).toBe(HOUR);
    // What ended once and is open again, or given up, has its own age.
    expect(waitOf(orderOf(2 * DAY, { state: "superseded", ...ended, paid_at: NOW }))).toBe(12 * HOUR);
  });

  it("deadlines and reminders bring forward the check of only an open order", () => {
    const soon = { expires_at: new Date(NOW.getTime() - HOUR + 5_000), reminded_at: NOW };
    expect(waitOf(orderOf(DAY, soon))).toBe(6_000);
    expect(waitOf(orderOf(DAY, { ...soon, state: "superseded" }))).toBe(12 * HOUR);
    expect(waitOf(orderOf(DAY, { ...soon, state: "unknown" }))).toBe(12 * HOUR);
  });

  it("a deadline that has come just now does not hurry it any more", () => {
    const past = { expires_at: new Date(NOW.getTime() - HOUR - 1_000), reminded_at: NOW };
    expect(waitOf(orderOf(DAY, past))).toBe(2 * HOUR);
    expect(waitOf(orderOf(DAY, { ...past, expires_at: new Date(NOW.getTime() - HOUR - 999) }))).toBe(1);
  });

  it("whole milliseconds come of any chance", () => {
    expect(waitOf(orderOf(0), 1 / 3)).toBe(Math.round(10 * MINUTE * (0.8 + 0.4 / 3)));
  });
});

describe("The watch over a collect order", () => {
  it("ends with an answer that was given after its end, and not with one at its very end", () => {
    const row = orderOf(30 * DAY, { state: "superseded" });
    const end = new Date((row.expires_at as Date).getTime() + 14 * DAY);
    expect(waitOf({ ...row, answered_at: end })).toBe(12 * HOUR);
    expect(waitOf({ ...row, answered_at: new Date(end.getTime() + 1) })).toBeNull();
  });

  it("does not end before Medusa has followed an end", () => {
    for (const state of ["paid", "failed", "expired"] as const) {
      expect(waitOf(orderOf(60 * DAY, { state, answered_at: NOW, ended_at: NOW, paid_at: NOW }))).toBe(
        MINUTE,
      );
    }
  });

  it.each<[Partial<Watched>, boolean]>([
    [{ state: "open" }, true],
    [{ state: "open", method: "au-pay" }, true],
    [{ state: "applying" }, true],
    [{ state: "unknown" }, true],
    [{ state: "not_created" }, true],
    [{ state: "superseded" }, true],
    [{ state: "failed", settled_at: NOW }, true],
    [{ state: "expired", settled_at: NOW }, true],
    [{ state: "paid" }, true],
    [{ state: "paid", settled_at: NOW }, false],
    [{ state: "chosen" }, false],
    [{ state: "chosen", applied_at: null }, false],
    [{ state: "not_created", applied_at: null }, false],
  ])("of %j is kept: %s", (changes, watched) => {
    expect(isWatched(orderOf(0, changes))).toBe(watched);
    expect(waitOf(orderOf(0, changes)) !== null).toBe(watched);
  });
});

describe("Whoever was applying at the platform", () => {
  const applying = (age: number) => orderOf(age, { state: "applying" });

  it("must have died once it takes longer than any time limit allows", () => {
    expect(isApplyDead(applying(90_000), NOW)).toBe(false);
    expect(isApplyDead(applying(90_001), NOW)).toBe(true);
    expect(isApplyDead({ state: "applying", applied_at: null }, NOW)).toBe(true);
  });

  it("is not dead when it is done", () => {
    expect(isApplyDead(orderOf(DAY, { state: "unknown" }), NOW)).toBe(false);
    expect(isApplyDead(orderOf(DAY), NOW)).toBe(false);
  });

  it("is looked for at this moment unless another one is given", () => {
    expect(isApplyDead({ state: "applying", applied_at: new Date() })).toBe(false);
    expect(isApplyDead({ state: "applying", applied_at: new Date(Date.now() - 100_000) })).toBe(true);
  });
});
