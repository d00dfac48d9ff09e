import { BigNumber } from "bignumber.js";
import type { Currency } from "../../platform/catalogue";
import type { Language } from "./language";

/** "¥1,700" or "US$12.34". @param amount exact decimal in the unit of the currency */
export function writeSum(amount: string, currency: Currency): string {
  const exact = new BigNumber(amount);
  return currency === "jpy" ? `¥${exact.toFormat(0)}` : `US$${exact.toFormat(2)}`;
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
