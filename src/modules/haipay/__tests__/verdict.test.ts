import { parsePlatformAmount } from "../../../platform/money";
import type { PlatformStatus, QueriedOrder } from "../../../platform/schema";
import type { CollectOrder } from "../ledger/collect-order";
import { judge } from "../ledger/verdict";
import { collectOrder } from "./rows";

const PAID_AT = new Date("2026-04-02T01:02:03Z");

interface Answered {
  status: PlatformStatus;
  amount?: string;
  actualAmount?: string;
  fee?: string;
  orderNo?: string;
  currency?: string;
  errorMsg?: string;
}

/** Judges an answer about a charge of ¥1700, or as changed. */
function verdictOf(
  answered: Answered,
  row: Partial<CollectOrder> = {},
  mostFeePercent = 10,
  now = new Date("2026-04-02T01:02:03Z"),
) {
  const known = collectOrder(row);
  const { amount = "1700.00", actualAmount = "0.00", fee = "0.00", ...rest } = answered;
  const answer: QueriedOrder = {
    orderId: known.platform_order_id,
    orderNo: "6026040100000001",
    payTime: PAID_AT,
    ...rest,
    amount: parsePlatformAmount(amount),
    actualAmount: parsePlatformAmount(actualAmount),
    fee: parsePlatformAmount(fee),
  };
  return judge(known, answer, mostFeePercent, now);
}

const paid = { kind: "paid", surplus: undefined, paidAt: PAID_AT };

describe("an answer of the platform", () => {
  it.each<PlatformStatus>([-1, 0, 1])("with status %i means waiting as long as no money came", (status) => {
    expect(verdictOf({ status })).toEqual({ kind: "waiting" });
  });

  it.each<PlatformStatus>([-1, 0, 1, 4])("with status %i and some money means a part", (status) => {
    expect(verdictOf({ status, actualAmount: "700.00" })).toEqual({ kind: "partial" });
  });

  it("with status 4 means a part, whatever sum is named", () => {
    expect(verdictOf({ status: 4, actualAmount: "0" })).toEqual({ kind: "partial" });
    expect(verdictOf({ status: 4, actualAmount: "1700" })).toEqual({ kind: "partial" });
  });

  it.each<PlatformStatus>([2, 5])("with status %i and the whole sum means paid", (status) => {
    expect(verdictOf({ status, actualAmount: "1700.00" })).toEqual(paid);
  });

  it.each<PlatformStatus>([2, 5])(
    "with status %i and more than the sum means paid with a surplus",
    (status) => {
      expect(verdictOf({ status, actualAmount: "2000.50" })).toEqual({ ...paid, surplus: "300.5" });
    },
  );

  it.each<PlatformStatus>([2, 5])(
    "with status %i and less than the sum is a mismatch, also by one yen",
    (status) => {
      expect(verdictOf({ status, actualAmount: "1699.99" })).toEqual({
        kind: "mismatch",
        field: "actualAmount",
        expected: `at least 1700, or 10 % less with the fee, for status ${status}`,
        found: "1699.99",
      });
    },
  );

  it.each([
    ["1649.00", "51.00", "paid"],
    ["1649.00", "50.99", "mismatch"],
    ["1700.00", "51.00", "paid"],
    ["1530.00", "170.00", "paid"],
    ["1529.99", "170.01", "mismatch"],
    ["1529.99", "1700.00", "mismatch"],
    ["0.00", "1700.00", "mismatch"],
  ])("with status 2, %s received and a fee of %s means %s", (actualAmount, fee, kind) => {
    expect(verdictOf({ status: 2, actualAmount, fee })).toMatchObject({ kind });
  });

  it.each([
    [0, "1700.00", "paid"],
    [0, "1699.00", "mismatch"],
    [50, "850.00", "paid"],
    [50, "849.00", "mismatch"],
    [100, "0.00", "paid"],
  ])("counts a fee of at most %i %% of the charge, so that %s means %s", (percent, actualAmount, kind) => {
    expect(verdictOf({ status: 2, actualAmount, fee: "1700.00" }, {}, percent)).toMatchObject({ kind });
  });

  it("never counts the fee as a surplus", () => {
    expect(verdictOf({ status: 2, actualAmount: "1700", fee: "51" })).toEqual(paid);
  });

  it("with status 3 means failed, with the platform's reason", () => {
    expect(verdictOf({ status: 3, errorMsg: "order expired" })).toEqual({
      kind: "failed",
      reason: "order expired",
    });
    expect(verdictOf({ status: 3 })).toEqual({ kind: "failed", reason: "no reason given" });
  });

  const DEADLINE = new Date("2026-04-04T14:59:59Z");
  it.each([
    ["ten minutes before the deadline means failed", "2026-04-04T14:49:59Z", {}, "failed"],
    ["as soon as the clocks may say that it is over means expired", "2026-04-04T14:55:00Z", {}, "expired"],
    ["after the deadline means expired", "2026-04-04T15:00:00Z", {}, "expired"],
    [
      "after the slip's own end means expired, though the shop waits longer",
      "2026-04-04T15:00:00Z",
      { slip_expires_at: DEADLINE, expires_at: new Date("2026-04-09T14:59:59Z") },
      "expired",
    ],
    ["of a row without a deadline means failed", "2026-04-04T15:00:00Z", { expires_at: null }, "failed"],
  ])("with status 3 %s, whatever the platform calls it", (_title, now, row, kind) => {
    for (const errorMsg of ["order expired", "USER_CANCELLED", undefined]) {
      const verdict = verdictOf({ status: 3, errorMsg }, { expires_at: DEADLINE, ...row }, 10, new Date(now));
      expect(verdict).toMatchObject({ kind });
    }
  });

  it("with status 3 and money is a mismatch: it must not count as failed", () => {
    expect(verdictOf({ status: 3, actualAmount: "0.01" })).toEqual({
      kind: "mismatch",
      field: "actualAmount",
      expected: "0 for status 3",
      found: "0.01",
    });
  });
});

describe("an answer about something else is a mismatch", () => {
  it.each([
    ["currency", { currency: "USD" }, "jpy", "usd"],
    ["orderNo", { orderNo: "6026040100000002" }, "6026040100000001", "6026040100000002"],
    ["amount", { amount: "1701.00" }, "1700", "1701"],
    ["amount", { amount: "17.00" }, "1700", "17"],
  ])("by its %s: %j", (field, answered, expected, found) => {
    for (const status of [0, 2, 3] as const) {
      expect(verdictOf({ status, actualAmount: status === 2 ? "1701.00" : "0", ...answered })).toEqual({
        kind: "mismatch",
        field,
        expected,
        found,
      });
    }
  });

  it("but not when only the writing differs, or nothing is known to compare with", () => {
    const whole = { status: 2, actualAmount: "1700" } as const;
    expect(verdictOf({ ...whole, currency: "JPY", amount: "1700" })).toEqual(paid);
    expect(verdictOf({ ...whole, orderNo: "anything" }, { platform_order_no: null })).toEqual(paid);
    const dollars = { charge_amount: "12.30", currency: "usd" } as const;
    expect(
      verdictOf({ status: 2, amount: "12.3", actualAmount: "12.300", currency: "usd" }, dollars),
    ).toEqual(paid);
  });
});
