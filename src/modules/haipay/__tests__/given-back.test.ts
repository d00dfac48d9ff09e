import { isCapturable, isTakenOver, isUnused, sumRefunds } from "../ledger/given-back";
import { collectOrder } from "./rows";

const captured = { state: "paid", captured_payment_id: "pay_1" } as const;

describe("Money that was given back", () => {
  const paid = { state: "paid", received_amount: "1700" } as const;

  it("is not captured any more, not even in part", () => {
    expect(isCapturable(collectOrder(paid))).toBe(true);
    expect(isCapturable(collectOrder({ ...paid, refunded_amount: "1" }))).toBe(false);
    expect(isCapturable(collectOrder({ ...paid, ...captured, refunded_amount: "1" }))).toBe(true);
    expect(isCapturable(collectOrder({ state: "open" }))).toBe(false);
  });

  it("nor when that record was corrected: a person had taken it over", () => {
    const taken = { ...paid, taken_over_at: new Date() };
    expect(isCapturable(collectOrder(taken))).toBe(false);
    expect(isCapturable(collectOrder({ ...taken, ...captured }))).toBe(true);
  });

  it("does not hold the purchase once all of it is back", () => {
    expect(isTakenOver(collectOrder(paid))).toBe(false);
    expect(isTakenOver(collectOrder({ ...paid, refunded_amount: "1699" }))).toBe(false);
    expect(isTakenOver(collectOrder({ ...paid, refunded_amount: "1700" }))).toBe(true);
    expect(isTakenOver(collectOrder({ ...paid, ...captured, refunded_amount: "1700" }))).toBe(false);
    expect(isTakenOver(collectOrder({ state: "paid", received_amount: null }))).toBe(false);
  });

  it("nor once more than all of it is back, by whatever was paid out", () => {
    expect(isTakenOver(collectOrder({ ...paid, refunded_amount: "1700.01" }))).toBe(true);
    expect(isTakenOver(collectOrder({ ...paid, refunded_amount: "1699.99" }))).toBe(false);
    expect(isTakenOver(collectOrder({ ...paid, received_amount: null, refunded_amount: "1" }))).toBe(true);
  });

  it("is no matter of a payment that is not paid", () => {
    const part = { state: "open", received_amount: "700", refunded_amount: "700" } as const;
    expect(isTakenOver(collectOrder({ ...part, taken_over_at: new Date() }))).toBe(false);
    expect(isTakenOver(collectOrder(part))).toBe(false);
    expect(isCapturable(collectOrder({ ...part, captured_payment_id: "pay_1" }))).toBe(false);
  });

  it("is a person's as soon as they took it over, though nothing went back", () => {
    expect(isTakenOver(collectOrder({ ...paid, taken_over_at: new Date() }))).toBe(true);
    expect(isTakenOver(collectOrder({ ...paid, ...captured, taken_over_at: new Date() }))).toBe(false);
  });
});

describe("Money that waits for a person, whole and in no order", () => {
  const waiting = { state: "paid", settled_at: new Date(), received_amount: "1700" } as const;

  it("is there when its purchase went on without it", () => {
    expect(isUnused(collectOrder(waiting))).toBe(true);
  });

  it.each([
    ["it is captured", { captured_payment_id: "pay_1" }],
    ["the machine is still at it", { settled_at: null }],
    ["a part of it went back", { refunded_amount: "0.01" }],
    ["a person took it over", { taken_over_at: new Date() }],
    ["it is not paid", { state: "open" }],
  ] as const)("is not there when %s", (_, changes) => {
    expect(isUnused(collectOrder({ ...waiting, ...changes }))).toBe(false);
  });
});

describe("What was paid out in the end", () => {
  const refund = (amount: string | null) => ({ corrects_id: null, amount });
  const correction = (amount: string | null) => ({ corrects_id: "hprf_1", amount });

  it("is the exact sum of the refunds, without those that were taken back", () => {
    expect(sumRefunds([])).toBe("0");
    expect(sumRefunds([refund("0.1"), refund("0.2")])).toBe("0.3");
    expect(sumRefunds([refund("700"), refund("500"), correction("700")])).toBe("500");
  });

  it("is nothing for an entry without a sum", () => {
    expect(sumRefunds([refund(null), refund("5"), correction(null)])).toBe("5");
  });
});
