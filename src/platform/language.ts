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

/** A time of Japan to the minute, such as "4 April 2026 at 23:59 (Japan time)". */
export function writeTime(time: Date, language: Language): string {
  const written = new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Asia/Tokyo",
  }).format(time);
  return language === "ja" ? `${written}（日本時間）` : `${written} (Japan time)`;
}
