import type { PaymentKind } from "../../../platform/catalogue";
import { deadlineOf, expiryOf, reminderOf, secondChanceOf, watchEndOf } from "../ledger/lifecycle";
import { DEADLINES } from "./rows";

const at = (written: string) => new Date(written);
const deadline = (kind: PaymentKind, appliedAt: string, changes = {}) =>
  deadlineOf(kind, at(appliedAt), { ...DEADLINES, ...changes });

describe("the deadline", () => {
  it("of an e-wallet payment is one hour later", () => {
    expect(deadline("ewallet", "2026-12-31T23:30:00.250+09:00")).toEqual(at("2027-01-01T00:30:00.250+09:00"));
  });

  it("of a bank transfer is the last second of the seventh day after it in Japan", () => {
    expect(deadline("bank_transfer", "2028-02-26T12:34:56+09:00")).toEqual(at("2028-03-04T23:59:59+09:00"));
  });

  it.each([
    ["just after midnight in Japan", "2026-04-01T00:00:00.000+09:00", "2026-04-04T23:59:59+09:00"],
    ["just before midnight in Japan", "2026-04-01T23:59:59.999+09:00", "2026-04-04T23:59:59+09:00"],
    ["at midnight UTC, when Japan has morning", "2026-04-01T00:00:00Z", "2026-04-04T23:59:59+09:00"],
    ["in UTC's evening, when Japan has the next day", "2026-04-01T15:00:00Z", "2026-04-05T23:59:59+09:00"],
    ["one millisecond before that", "2026-04-01T14:59:59.999Z", "2026-04-04T23:59:59+09:00"],
    ["before the end of a leap February", "2028-02-26T10:00:00+09:00", "2028-02-29T23:59:59+09:00"],
    ["before the end of a year", "2026-12-30T10:00:00+09:00", "2027-01-02T23:59:59+09:00"],
    ["while clocks change elsewhere", "2026-03-29T01:30:00+01:00", "2026-04-01T23:59:59+09:00"],
  ])("of a slip made %s is the last second of the third day after it in Japan", (_, appliedAt, expected) => {
    expect(deadline("konbini", appliedAt)).toEqual(at(expected));
  });

  it("follows the settings", () => {
    const made = "2026-04-01T12:00:00+09:00";
    expect(deadline("ewallet", made, { ewalletMinutes: 15 })).toEqual(at("2026-04-01T12:15:00+09:00"));
    expect(deadline("konbini", made, { konbiniDays: 1 })).toEqual(at("2026-04-02T23:59:59+09:00"));
    expect(deadline("bank_transfer", made, { bankTransferDays: 2 })).toEqual(at("2026-04-03T23:59:59+09:00"));
  });
});

describe("around the deadline", () => {
  const expires_at = at("2026-04-04T23:59:59+09:00");

  it("an order expires an hour later", () => {
    expect(expiryOf({ expires_at })).toEqual(at("2026-04-05T00:59:59+09:00"));
    expect(expiryOf({ expires_at: null })).toBeNull();
  });

  it("the shopper of a slip or a transfer is reminded a day before, once; never of a wallet, or when it is off", () => {
    const row = { applied_at: at("2026-04-01T12:00:00+09:00"), expires_at, reminded_at: null };
    expect(reminderOf(row, "konbini", DEADLINES)).toEqual(at("2026-04-03T23:59:59+09:00"));
    expect(reminderOf(row, "bank_transfer", DEADLINES)).toEqual(at("2026-04-03T23:59:59+09:00"));
    expect(reminderOf(row, "ewallet", DEADLINES)).toBeNull();
    expect(reminderOf({ ...row, reminded_at: expires_at }, "konbini", DEADLINES)).toBeNull();
    expect(reminderOf(row, "konbini", { ...DEADLINES, reminderHours: 0 })).toBeNull();
    expect(reminderOf(row, "konbini", { ...DEADLINES, reminderHours: 96 })).toBeNull();
  });

  it("nobody is reminded of an order without a deadline, or that was never at the platform", () => {
    const row = { applied_at: at("2026-04-01T12:00:00+09:00"), expires_at, reminded_at: null };
    expect(reminderOf({ ...row, expires_at: null }, "konbini", DEADLINES)).toBeNull();
    expect(reminderOf({ ...row, applied_at: null }, "konbini", DEADLINES)).toBeNull();
  });

  it("nobody is reminded at the moment at which the order is made, and everybody a moment later", () => {
    const reminder = at("2026-04-03T23:59:59+09:00");
    const made = (applied_at: Date) => ({ applied_at, expires_at, reminded_at: null });
    expect(reminderOf(made(reminder), "konbini", DEADLINES)).toBeNull();
    expect(reminderOf(made(new Date(reminder.getTime() - 1)), "konbini", DEADLINES)).toEqual(reminder);
  });

  it("late money is watched for from the beginning of an order without a deadline", () => {
    const applied_at = at("2026-04-01T00:00:00Z");
    expect(watchEndOf({ expires_at: null, applied_at }, DEADLINES)).toEqual(at("2026-04-15T00:00:00Z"));
  });

  it("a failed order may be paid another way for a day, and late money is watched for fourteen", () => {
    expect(secondChanceOf(expires_at, DEADLINES)).toEqual(at("2026-04-05T23:59:59+09:00"));
    expect(watchEndOf({ expires_at, applied_at: at("2026-04-01T00:00:00Z") }, DEADLINES)).toEqual(
      at("2026-04-18T23:59:59+09:00"),
    );
  });
});
