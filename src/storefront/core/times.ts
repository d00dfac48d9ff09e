import { writeClock, type Language } from "../../platform/language";
import { fill, type Texts } from "./texts";

/** "3 days left", more precise as the deadline approaches. @param now in ms */
export function writeTimeLeft(deadline: string, now: number, texts: Texts): string {
  const left = timeLeft(deadline, now);
  if (!left) return texts.deadlinePassed;
  const { days, hours, minutes } = left;
  if (days > 0) return fill(days === 1 ? texts.leftDay : texts.leftDays, { days });
  if (hours > 0) return fill(hours === 1 ? texts.leftHour : texts.leftHours, { hours });
  return fill(texts.leftMinutes, { minutes: Math.max(1, minutes) });
}

export interface TimeLeft {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** The time from `now` (ms) to a deadline (ISO 8601); undefined when it has passed. */
export function timeLeft(deadline: string, now: number): TimeLeft | undefined {
  const seconds = Math.floor((Date.parse(deadline) - now) / 1000);
  if (!(seconds > 0)) return undefined;
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3_600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}

/**
 * A time (ISO 8601) in the reader's time zone, such as "Tue 1 December 2026, 09:59"; undefined if that is
 * Japan's. Only in browsers: a server does not know where the reader is.
 */
export function writeLocalTime(at: string, language: Language): string | undefined {
  const time = new Date(at);
  const here = writeClock(time, language, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return here === writeClock(time, language) ? undefined : here;
}
