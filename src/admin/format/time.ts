import type { Language } from "../../platform/language";

const JAPAN = "Asia/Tokyo";
const JAPAN_OFFSET_MS = 9 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** Closer than this a day is too coarse a word. */
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

/** The time of the day, by the clocks of Japan. @param at ISO 8601 */
export function formatClock(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: JAPAN }).format(new Date(at));
}

/**
 * How far away a time is, as people say it: in days of Japan's calendar, on the same day in hours and minutes.
 *
 * @param at ISO 8601
 */
export function formatDistance(at: string, now: Date, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const say = (number: number, unit: "day" | "hour" | "minute") => {
    const words = format.format(number, unit);
    // Japanese puts no space between a number and its counter.
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

/** Whether clocks in both zones show the same at that time. */
export function isJapanTime(at: string, zone: string): boolean {
  return formatTime(at, "en", zone) === formatTime(at, "en");
}

/** The zone of the viewer's computer. */
export function viewersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What a field for day and time holds (`2026-11-30T23:59`), for a time as clocks in Japan show it. */
export function toJapanField(at: Date): string {
  return new Date(at.getTime() + JAPAN_OFFSET_MS).toISOString().slice(0, 16);
}

/** The time, with its zone, that a field for day and time holds in Japan's clocks. */
export function fromJapanField(written: string): string {
  return `${written.slice(0, 16)}:00+09:00`;
}

/**
 * A deadline to propose: the end of the third day, in Japan, after the one that stands or after today.
 *
 * @param before ISO 8601; null = there is none
 * @returns as a field for day and time holds it
 */
export function laterDeadline(before: string | null, now: Date): string {
  const from = Math.max(before ? new Date(before).getTime() : 0, now.getTime());
  return `${toJapanField(new Date(from + 3 * DAY_MS)).slice(0, 10)}T23:59`;
}
