import { daysOfPeriod, PERIODS } from "../japan-periods";

describe("Periods in Japan", () => {
  it.each([
    // 2026-11-29 is a Sunday, the last day of its week.
    ["2026-11-29T14:59:59.999Z", "today", "2026-11-29", "2026-11-29"],
    ["2026-11-29T15:00:00Z", "today", "2026-11-30", "2026-11-30"],
    ["2026-11-30T15:00:00Z", "yesterday", "2026-11-30", "2026-11-30"],
    ["2026-11-29T03:00:00Z", "this_week", "2026-11-23", "2026-11-29"],
    ["2026-11-30T03:00:00Z", "this_week", "2026-11-30", "2026-11-30"],
    ["2026-12-03T03:00:00Z", "last_7_days", "2026-11-27", "2026-12-03"],
    ["2026-11-30T15:00:00Z", "this_month", "2026-12-01", "2026-12-01"],
    ["2027-03-01T03:00:00Z", "last_month", "2027-02-01", "2027-02-28"],
    ["2027-01-15T03:00:00Z", "last_month", "2026-12-01", "2026-12-31"],
    ["2028-02-29T03:00:00Z", "yesterday", "2028-02-28", "2028-02-28"],
  ] as const)("at %s, %s is %s to %s", (now, period, from, to) => {
    expect(daysOfPeriod(period, new Date(now))).toEqual({ from, to });
  });

  it.each(PERIODS)("%s never ends before it begins, on any day of four years", (period) => {
    for (let day = 0; day < 1_461; day++) {
      const { from, to } = daysOfPeriod(period, new Date(Date.UTC(2026, 0, 1 + day, 15)));
      expect(from <= to).toBe(true);
    }
  });
});
