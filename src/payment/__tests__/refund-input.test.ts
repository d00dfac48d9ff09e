import type { Currency } from "../../platform/catalogue";
import { checkRefund, type RecordRefundInput } from "../refunds/input";

/** Half past eight in the morning of April 2 in Japan, when it is still April 1 in UTC. */
const NOW = new Date("2026-04-02T08:30:00+09:00");

const input: RecordRefundInput = {
  collect_order_id: "hpco_1",
  amount: "1200",
  paid_on: NOW,
  reference: "FB-20260402-1",
  actor_id: "user_1",
};

function check(changes: Partial<Record<keyof RecordRefundInput, unknown>> = {}, currency: Currency = "jpy") {
  return checkRefund({ ...input, ...changes } as RecordRefundInput, currency);
}

function refusal(code: string, field: string, figures: object = {}): Error {
  const problems = [expect.objectContaining({ code, field, figures })];
  return expect.objectContaining({ type: "invalid_data", problems }) as Error;
}

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

describe("A refund that a person records", () => {
  it("is taken as it is written, trimmed, with an exact sum", () => {
    expect(check()).toEqual({
      amount: "1200",
      paid_on: NOW,
      reference: "FB-20260402-1",
      note: null,
      target: undefined,
      actor_id: "user_1",
    });
    const written = { amount: " 01200.00 ", reference: " FB 1\n", note: " at the till ", target: "ledger" };
    expect(check(written)).toMatchObject({
      amount: "1200",
      reference: "FB 1",
      note: "at the till",
      target: "ledger",
    });
    expect(check({ target: "payment" }).target).toBe("payment");
    expect(check({ target: null }).target).toBeUndefined();
  });

  it.each([undefined, null, "", " \n"])("has no note when it is %j", (note) => {
    expect(check({ note }).note).toBeNull();
  });

  it("takes reference and note at their longest, and not one character more", () => {
    expect(check({ reference: "r".repeat(200), note: "n".repeat(2000) })).toMatchObject({
      reference: "r".repeat(200),
      note: "n".repeat(2000),
    });
    expect(check({ reference: ` ${"r".repeat(200)} ` }).reference).toHaveLength(200);
    expect(() => check({ reference: "r".repeat(201) })).toThrow(
      refusal("text_needed", "reference", { most: 200 }),
    );
    expect(() => check({ note: "n".repeat(2001) })).toThrow(refusal("text", "note", { most: 2000 }));
  });
});

describe("The sum of a refund", () => {
  it.each<[string, Currency, string]>([
    ["1", "jpy", "1"],
    ["12.34", "usd", "12.34"],
    ["12.3", "usd", "12.3"],
    ["0.01", "usd", "0.01"],
    ["12", "usd", "12"],
  ])("%s %s can be paid out", (amount, currency, exact) => {
    expect(check({ amount }, currency).amount).toBe(exact);
  });

  it.each<[string, Currency, string, object]>([
    ["1200.5", "jpy", "sum_too_fine", { amount: "1200.5" }],
    ["1199.99", "jpy", "sum_too_fine", { amount: "1199.99" }],
    ["12.345", "usd", "sum_too_fine", { amount: "12.345" }],
    ["0", "jpy", "sum_is_zero", {}],
    ["0.00", "usd", "sum_is_zero", {}],
    ["0.4", "jpy", "no_sum", {}],
    ["-5", "jpy", "no_sum", {}],
    ["1,200", "jpy", "no_sum", {}],
    ["", "usd", "no_sum", {}],
  ])(
    "%j %s is refused: %s, with the currency that it should have been written in",
    (amount, currency, code, more) => {
      const figures = { currency_code: currency, ...more };
      expect(() => check({ amount }, currency)).toThrow(refusal(code, "amount", figures));
    },
  );

  it.each([1200, undefined, null, ["1200"]])("%j is no text", (amount) => {
    expect(() => check({ amount })).toThrow(refusal("no_sum", "amount", { currency_code: "jpy" }));
  });
});

describe("The day of a refund", () => {
  it("is today until midnight in Japan, whatever day it is in UTC", () => {
    const lastOfToday = new Date("2026-04-02T23:59:59+09:00");
    expect(check({ paid_on: lastOfToday }).paid_on).toBe(lastOfToday);
    expect(check({ paid_on: new Date("2020-01-01T00:00:00Z") }).paid_on.getUTCFullYear()).toBe(2020);
  });

  it("is not tomorrow in Japan", () => {
    expect(() => check({ paid_on: new Date("2026-04-03T00:00:00+09:00") })).toThrow(
      refusal("day_to_come", "paid_on", { day: "2026-04-03" }),
    );
  });

  it.each([new Date("nonsense"), "2026-04-01", undefined, null, NOW.getTime()])("is none: %p", (paid_on) => {
    expect(() => check({ paid_on })).toThrow(refusal("day_or_instant", "paid_on"));
  });
});

describe("A refund is refused", () => {
  it.each(["", "  ", undefined, null, 5])("without a reference: %j", (reference) => {
    expect(() => check({ reference })).toThrow(refusal("text_needed", "reference", { most: 200 }));
  });

  it.each([5, {}, false])("with a note that is %j", (note) => {
    expect(() => check({ note })).toThrow(refusal("text", "note", { most: 2000 }));
  });

  it.each(["order", "", "Payment", 5])("with the target %j", (target) => {
    expect(() => check({ target })).toThrow(refusal("one_of", "target", { choices: ["payment", "ledger"] }));
  });

  it.each(["", undefined, null, 5])("when it is not told who records it: %j", (actor_id) => {
    expect(() => check({ actor_id })).toThrow(refusal("missing", "actor_id"));
  });
});
