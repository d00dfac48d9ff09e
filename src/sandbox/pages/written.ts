import { BigNumber } from "bignumber.js";
import type { Currency } from "../../platform/catalogue";
import type { PlatformAmount } from "../../platform/money";
import type { Language } from "./language";

/** "¥1,200" or "$12.34". */
export function writeMoney(amount: PlatformAmount, currency: Currency): string {
  return currency === "jpy"
    ? `¥${new BigNumber(amount).toFormat(0)}`
    : `$${new BigNumber(amount).toFormat(2)}`;
}

/** A date and time of Japan in the words of the language. */
export function writeTime(date: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Asia/Tokyo",
  });
  return `${format.format(date)} (JST)`;
}

/** "1234567890123" as "1234 567 890 123": groups of three, read from the end. */
export function writeNumber(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, " ");
}
