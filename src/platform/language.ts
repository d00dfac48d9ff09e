/** The languages that we have texts for; every other one gets English. */
export type Language = "en" | "ja";

/** The same in every language. */
export type Words = Readonly<Record<Language, string>>;

/** Japanese for a language tag that begins with `ja`, otherwise English. */
export function languageOf(locale: string | null | undefined): Language {
  return /^ja([-_]|$)/i.test(locale ?? "") ? "ja" : "en";
}

/**
 * "¥1,700" or "US$12.34".
 *
 * @param amount exact decimal in the unit of the currency, as it is charged: whole yen, or dollars
 */
export function writeSum(amount: string, currencyCode: string): string {
  const [whole, fraction = ""] = amount.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return currencyCode.toLowerCase() === "jpy"
    ? `¥${fraction ? `${grouped}.${fraction}` : grouped}`
    : `US$${grouped}.${fraction.padEnd(2, "0")}`;
}

const ZONE = "Asia/Tokyo";
const PARTS = {
  year: "numeric",
  day: "numeric",
  weekday: "short",
  minute: "2-digit",
  hourCycle: "h23",
} as const;
const FORMATS: Record<Language, Intl.DateTimeFormatOptions> = {
  ja: { ...PARTS, month: "numeric", hour: "numeric" },
  en: { ...PARTS, month: "long", hour: "2-digit" },
};

/**
 * A day with its weekday: "2026年12月1日（火）" or "Tue 1 December 2026".
 *
 * @param timeZone whose day it is; Japan's by default
 */
export function writeDay(time: Date, language: Language, timeZone = ZONE): string {
  const { year, month, day, weekday } = partsOf(time, language, timeZone);
  return language === "ja"
    ? `${year}年${month}月${day}日（${weekday}）`
    : `${weekday} ${day} ${month} ${year}`;
}

/** A day and time in one time zone, without the zone's name: "2026年12月1日（火）23:59" or "Tue 1 December 2026, 23:59". */
export function writeClock(time: Date, language: Language, timeZone = ZONE): string {
  const { hour, minute } = partsOf(time, language, timeZone);
  return `${writeDay(time, language, timeZone)}${language === "ja" ? "" : ", "}${hour}:${minute}`;
}

/** A time in Japan to the minute, such as "Sat 4 April 2026, 23:59 (Japan time)". */
export function writeTime(time: Date, language: Language): string {
  return `${writeClock(time, language)}${language === "ja" ? "（日本時間）" : " (Japan time)"}`;
}

function partsOf(time: Date, language: Language, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", {
    ...FORMATS[language],
    timeZone,
  });
  return Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
}
