import type { Language } from "./language";
import type { PhoneProblem } from "./phone";

/** What can be wrong with a name, and with an e-mail address: codes for programs. */
type NameProblem = "missing" | "too_long" | "characters";
type EmailProblem = "missing" | "too_long" | "form";

/** What a shopper reads about a field that cannot be used: the field, the problem and the way out, never the value. */
export interface BuyerWords {
  name: Record<NameProblem, string>;
  phone: Record<PhoneProblem, string>;
  email: Record<EmailProblem, string>;
}

/** A field of the buyer that a person writes. */
export type BuyerField = keyof BuyerWords;

/** In each language; the server's refusals and the storefront kit say the same. */
export const BUYER_WORDS: Readonly<Record<Language, BuyerWords>> = {
  en: {
    name: {
      missing: "Please fill in the name of the person who pays.",
      too_long: "The name is longer than 100 characters: please give a shorter one.",
      characters: "The name holds characters that cannot be printed: please type it again without them.",
    },
    phone: {
      missing: "Please fill in a phone number.",
      too_long: "This is too long to be a phone number: please give 10 or 11 digits.",
      characters: "Please give the phone number in digits only, for example 090-1234-5678.",
      foreign: "Please give a Japanese phone number; it starts with 0 or +81.",
      no_zero: "A Japanese phone number starts with 0: please check the number.",
      length: "A Japanese phone number has 10 or 11 digits: please check the number.",
    },
    email: {
      missing: "Please fill in an e-mail address.",
      too_long: "The e-mail address is longer than 254 characters: please give another one.",
      form: "This is no e-mail address: please give one such as taro@example.jp.",
    },
  },
  ja: {
    name: {
      missing: "お支払いになる方のお名前をご入力ください。",
      too_long: "お名前は100文字以内でご入力ください。",
      characters: "お名前に使用できない文字が含まれています。もう一度ご入力ください。",
    },
    phone: {
      missing: "電話番号をご入力ください。",
      too_long: "電話番号が長すぎます。10桁または11桁でご入力ください。",
      characters: "電話番号は数字でご入力ください（例：090-1234-5678）。",
      foreign: "日本の電話番号（0または+81で始まる番号）をご入力ください。",
      no_zero: "電話番号は0から始まる番号でご入力ください。",
      length: "電話番号は10桁または11桁でご入力ください。",
    },
    email: {
      missing: "メールアドレスをご入力ください。",
      too_long: "メールアドレスは254文字以内でご入力ください。",
      form: "メールアドレスの形式が正しくありません。taro@example.jpのようにご入力ください。",
    },
  },
};
