import { writeClock, type Language } from "../../platform/language";
import { fill, type Texts } from "./texts";

/** "3 days left", finer as the deadline comes nearer. @param now in ms */
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

/** How long it is until a deadline (ISO 8601) at `now` (ms); undefined when it has passed. */
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
 * A time (ISO 8601) by the clock of whoever reads it, such as "Tue 1 December 2026, 09:59"; undefined where that is
 * Japan's clock. In browsers only: a server does not know where the reader is.
 */
export function writeLocalTime(at: string, language: Language): string | undefined {
  const time = new Date(at);
  const here = writeClock(time, language, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return here === writeClock(time, language) ? undefined : here;
}
