import { deadlineOf } from "../deadline";

const at = (written: string) => new Date(written);

describe("the deadline", () => {
  it("of an e-wallet payment is one hour later", () => {
    expect(deadlineOf("ewallet", at("2026-12-31T23:30:00.250+09:00"))).toEqual(
      at("2027-01-01T00:30:00.250+09:00"),
    );
  });

  it("of a bank transfer is seven days later, to the second", () => {
    expect(deadlineOf("bank_transfer", at("2028-02-26T12:34:56+09:00"))).toEqual(
      at("2028-03-04T12:34:56+09:00"),
    );
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
  ])("of a slip made %s is the last second of the third day after it in Japan", (_, appliedAt, deadline) => {
    expect(deadlineOf("konbini", at(appliedAt))).toEqual(at(deadline));
  });
});
