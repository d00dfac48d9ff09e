const WRITTEN = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;
/** Japan is at UTC+9 and keeps no daylight saving time. */
const OFFSET_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads the platform's `payTime`, "yyyy-MM-dd HH:mm:ss" at UTC+9 (protocol §6).
 * @throws RangeError when the text has another form or names an impossible time.
 */
export function parsePayTime(written: string): Date {
  const match = WRITTEN.exec(written);
  if (match) {
    const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
    const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - OFFSET_MS);
    // Date.UTC turns February 30 into March; only a time that is written back the same is valid.
    if (formatPayTime(date) === written) {
      return date;
    }
  }
  throw new RangeError(
    "The pay time is not a possible time: write it as yyyy-MM-dd HH:mm:ss in Japan time (UTC+9).",
  );
}

/**
 * Writes a time as the platform does: "yyyy-MM-dd HH:mm:ss" at UTC+9 (protocol §6); milliseconds are cut off.
 * @throws RangeError for an invalid date.
 */
export function formatPayTime(date: Date): string {
  return new Date(date.getTime() + OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
}

/** The day in Japan on which an instant lies, as yyyy-MM-dd. */
export function japanDayOf(date: Date): string {
  return formatPayTime(date).slice(0, 10);
}

/** The first instant of a day in Japan. @param day yyyy-MM-dd @throws RangeError for an impossible one */
export function startOfJapanDay(day: string): Date {
  return parsePayTime(`${day} 00:00:00`);
}

/** The first instant after a day in Japan. @param day yyyy-MM-dd @throws RangeError for an impossible one */
export function endOfJapanDay(day: string): Date {
  return new Date(startOfJapanDay(day).getTime() + DAY_MS);
}

/** The first instant of the month in Japan in which a day lies. @param day yyyy-MM-dd */
export function startOfJapanMonth(day: string): Date {
  return startOfJapanDay(`${day.slice(0, 7)}-01`);
}
