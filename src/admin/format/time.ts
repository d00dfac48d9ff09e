import type { Language } from "../../platform/language";

const JAPAN = "Asia/Tokyo";
const JAPAN_OFFSET_MS = 9 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** Closer than this, days are too coarse a unit. */
const NEAR_MS = 12 * 3_600_000;

/**
 * A time as people read it.
 *
 * @param at ISO 8601
 * @param zone an IANA name; Japan by default
 */
export function formatTime(at: string, language: Language, zone: string = JAPAN): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  }).format(new Date(at));
}

/** A day in Japan as people read it. @param at ISO 8601 */
export function formatDay(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: JAPAN }).format(new Date(at));
}

/** The time of day in Japan. @param at ISO 8601 */
export function formatClock(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: JAPAN }).format(new Date(at));
}

/**
 * How far away a time is, in words: in days of Japan's calendar, on the same day in hours and minutes.
 *
 * @param at ISO 8601
 */
export function formatDistance(at: string, now: Date, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const say = (number: number, unit: "day" | "hour" | "minute") => {
    const words = format.format(number, unit);
    // Japanese has no space between a number and its counter.
    return language === "ja" ? words.replaceAll(" ", "") : words;
  };
  const then = new Date(at);
  const apart = then.getTime() - now.getTime();
  const days = japanDay(then) - japanDay(now);
  if (days !== 0 && Math.abs(apart) >= NEAR_MS) return say(days, "day");
  const minutes = Math.trunc(apart / MINUTE_MS);
  if (Math.abs(minutes) < 60) return say(minutes, "minute");
  return say(Math.trunc(minutes / 60), "hour");
}

/** The number of the day in Japan. */
function japanDay(at: Date): number {
  return Math.floor((at.getTime() + JAPAN_OFFSET_MS) / DAY_MS);
}

/** Whether both zones have the same local time at that instant. */
export function isJapanTime(at: string, zone: string): boolean {
  return formatTime(at, "en", zone) === formatTime(at, "en");
}

/** The zone of the viewer's computer. */
export function viewersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The value of a field for day and time (`2026-11-30T23:59`), in Japan time. */
export function toJapanField(at: Date): string {
  return new Date(at.getTime() + JAPAN_OFFSET_MS).toISOString().slice(0, 16);
}

/** The time, with its zone, of a field for day and time in Japan time. */
export function fromJapanField(written: string): string {
  return `${written.slice(0, 16)}:00+09:00`;
}

/**
 * A deadline to suggest: the end of the third day, in Japan, after the present one or after today.
 *
 * @param before ISO 8601; null = there is none
 * @returns the value of a field for day and time
 */
export function laterDeadline(before: string | null, now: Date): string {
  const from = Math.max(before ? new Date(before).getTime() : 0, now.getTime());
  return `${toJapanField(new Date(from + 3 * DAY_MS)).slice(0, 10)}T23:59`;
}
