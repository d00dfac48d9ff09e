import { payment } from "../../../../src/storefront/core/__tests__/payments";
import { isUnderWay, standingOf } from "../standing";

const SEEN = {
  method_name: { en: "Lawson", ja: "ローソン" },
  amount: "1700",
  currency_code: "jpy",
  at: null,
} as const;
const ORDER = { status: "pending" } as const;
const ENDS = "2026-12-01T14:59:59.000Z";

describe("an order stands as", () => {
  it.each([
    [
      "awaiting, until the slip's own end",
      { expires_at: "2026-12-09T14:59:59.000Z" },
      { kind: "awaiting", until: ENDS },
    ],
    ["paid in part", { received_amount: "700" }, { kind: "partlyPaid", until: ENDS }],
    ["expired", { state: "expired", end: "expired", slip: null }, { kind: "expired" }],
    ["not paid", { state: "failed", end: "declined", slip: null }, { kind: "declined" }],
    ["cancelled", { order_cancelled: true, end: "cancelled", slip: null }, { kind: "cancelled" }],
    ["paid", { state: "paid", slip: null }, { kind: "paid" }],
    [
      "looked at, when its money waits for a person",
      { state: "paid", needs_attention: true },
      { kind: "looking" },
    ],
    ["looked at, when an old slip was paid", { money_seen: SEEN }, { kind: "looking" }],
  ] as const)("%s", (_title, changes, standing) => {
    const base = payment({});
    const slip = base.slip && { ...base.slip, expires_at: ENDS };
    expect(standingOf({ ...base, slip, ...changes }, ORDER)).toEqual(standing);
  });

  it("cancelled when Medusa says so, and looked at even then when money came", () => {
    expect(standingOf(payment({}), { status: "canceled" })).toEqual({ kind: "cancelled" });
    expect(standingOf(payment({ money_seen: SEEN }), { status: "canceled" })).toEqual({ kind: "looking" });
  });

  it("what may change by itself, or is done", () => {
    expect(isUnderWay({ kind: "awaiting", until: null })).toBe(true);
    expect(isUnderWay({ kind: "looking" })).toBe(true);
    expect(isUnderWay({ kind: "paid" })).toBe(false);
  });
});
