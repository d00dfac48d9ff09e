import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import { parsePlatformAmount } from "../../platform/money";
import type { CheckedRefund } from "../refunds/input";
import { refuseMoreThan, refuseUnlessHalfDone } from "../refunds/refusals";

const wanted: CheckedRefund = {
  amount: parsePlatformAmount("1200"),
  paid_on: new Date("2026-04-02T08:00:00+09:00"),
  reference: "FB-1",
  note: null,
  target: undefined,
  actor_id: "user_1",
};

/** A refund that was cut off before it was booked, changed as a test needs it. */
function before(changes: Partial<RecordedRefund> = {}): RecordedRefund {
  return {
    ...{ id: "hprf_1", collect_order_id: "hpco_1", corrects_id: null, target: "payment" },
    ...{ amount: "1200", booked_amount: "1200", currency: "jpy", reference: "FB-1", note: null },
    ...{ recorded_by: "user_1", medusa_payment_id: "pay_1", medusa_refund_id: null },
    ...{ booked_at: null, corrected_at: null, deleted_at: null },
    paid_on: new Date("2026-04-02T00:00:00+09:00"),
    created_at: new Date("2026-04-02T09:00:00+09:00"),
    updated_at: new Date("2026-04-02T09:00:00+09:00"),
    ...changes,
  };
}

/** @param type as Medusa answers it */
function refusal(type: string, problem: object): Error {
  return expect.objectContaining({ type, problems: [expect.objectContaining(problem)] }) as Error;
}

const figures = { reference: "FB-1", amount: "1200", currency_code: "jpy", day: "2026-04-02" };

describe("A reference that a refund has already", () => {
  it.each<[string, Partial<RecordedRefund>, Partial<CheckedRefund>]>([
    ["says the same", {}, {}],
    ["names another time of the same day in Japan", { paid_on: new Date("2026-04-02T23:59:59+09:00") }, {}],
    ["names the same target", { target: "ledger" }, { target: "ledger" }],
    ["leaves the target open", { target: "ledger" }, {}],
  ])("finishes what a crash cut off when the request %s", (_, known, asked) => {
    expect(() => refuseUnlessHalfDone(before(known), { ...wanted, ...asked })).not.toThrow();
  });

  it.each<[string, Partial<RecordedRefund>, Partial<CheckedRefund>]>([
    ["another sum", {}, { amount: parsePlatformAmount("1201") }],
    ["another day in Japan", {}, { paid_on: new Date("2026-04-01T23:59:59+09:00") }],
    ["another target", {}, { target: "ledger" }],
  ])("is refused for %s while that refund is cut off, and that one is named", (_, known, asked) => {
    expect(() => refuseUnlessHalfDone(before(known), { ...wanted, ...asked })).toThrow(
      refusal("duplicate_error", { code: "reference_cut_off", field: "reference", figures }),
    );
  });

  it("is refused once that refund is booked, also for the very same request", () => {
    const booked = before({ booked_at: new Date(), currency: "usd", amount: "12.3" });
    for (const amount of ["12.3", "5"].map(parsePlatformAmount)) {
      expect(() => refuseUnlessHalfDone(booked, { ...wanted, amount })).toThrow(
        refusal("duplicate_error", {
          ...{ code: "reference_used", field: "reference" },
          figures: { ...figures, amount: "12.3", currency_code: "usd" },
        }),
      );
    }
  });
});

describe("More than is left", () => {
  const refuse = (left: string, amount: string) =>
    refuseMoreThan(parsePlatformAmount(left), parsePlatformAmount(amount), { currency: "jpy" }, "received");

  it("is refused by a hundredth, and all of it is not", () => {
    expect(() => refuse("1700", "1700")).not.toThrow();
    expect(() => refuse("1700", "1")).not.toThrow();
    expect(() => refuse("1700", "1700.01")).toThrow(
      refusal("not_allowed", {
        ...{ code: "more_than_left", field: "amount" },
        figures: { amount: "1700.01", left: "1700", currency_code: "jpy", of: "received" },
      }),
    );
  });

  it("is refused with its own message when nothing is left", () => {
    expect(() => refuse("0", "1")).toThrow(
      refusal("not_allowed", {
        ...{ code: "nothing_left", field: "amount" },
        figures: { currency_code: "jpy", of: "received" },
      }),
    );
  });
});
