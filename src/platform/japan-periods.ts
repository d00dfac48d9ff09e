import { japanDayOf, startOfJapanDay, startOfJapanMonth } from "./japan-time";

/** Days that move on with the calendar, for lists that are looked at again and again. */
export const PERIODS = [
  "today",
  "yesterday",
  "this_week",
  "last_7_days",
  "this_month",
  "last_month",
] as const;

export type Period = (typeof PERIODS)[number];

const DAY_MS = 86_400_000;

/**
 * The first and the last day of a period in Japan, as yyyy-MM-dd. A week begins on Monday.
 *
 * @param now an instant; a period that is not over ends with its day
 */
export function daysOfPeriod(period: Period, now: Date): { from: string; to: string } {
  const today = japanDayOf(now);
  switch (period) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: daysBefore(today, 1), to: daysBefore(today, 1) };
    case "this_week": {
      const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
      return { from: daysBefore(today, sinceMonday), to: today };
    }
    case "last_7_days":
      return { from: daysBefore(today, 6), to: today };
    case "this_month":
      return { from: firstOfMonth(today), to: today };
    case "last_month": {
      const to = daysBefore(firstOfMonth(today), 1);
      return { from: firstOfMonth(to), to };
    }
  }
}

function daysBefore(day: string, days: number): string {
  return japanDayOf(new Date(startOfJapanDay(day).getTime() - days * DAY_MS));
}

function firstOfMonth(day: string): string {
  return japanDayOf(startOfJapanMonth(day));
}
