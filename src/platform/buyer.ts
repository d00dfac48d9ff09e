import type { Language, Words } from "./language";

/** What can be wrong with a name, and with an e-mail address: codes for programs. */
type NameProblem = "missing" | "too_long" | "characters";
type EmailProblem = "missing" | "too_long" | "form";

/** What a buyer reads about a field that cannot be used: the field, the problem and the way out, never the value. */
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
      missing: "Please fill in a mobile phone number: convenience stores ask for it.",
      too_long: "This is too long to be a phone number: please give 10 or 11 digits.",
      characters: "Please give the phone number in digits only, for example 090-1234-5678.",
      foreign: "Please give a Japanese phone number; it starts with 0 or +81.",
      no_zero: "A Japanese phone number starts with 0: please check the number.",
      length: "A Japanese phone number has 10 digits, a mobile number 11: please check the number.",
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
      missing: "携帯電話番号をご入力ください（コンビニでのお支払いに必要です）。",
      too_long: "電話番号が長すぎます。10桁または11桁でご入力ください。",
      characters: "電話番号は数字でご入力ください（例：090-1234-5678）。",
      foreign: "日本の電話番号（0または+81で始まる番号）をご入力ください。",
      no_zero: "電話番号は0から始まる番号でご入力ください。",
      length: "電話番号は10桁、携帯電話番号は11桁でご入力ください。",
    },
    email: {
      missing: "メールアドレスをご入力ください。",
      too_long: "メールアドレスは254文字以内でご入力ください。",
      form: "メールアドレスの形式が正しくありません。taro@example.jpのようにご入力ください。",
    },
  },
};

/** Invisible breaks, joiners and direction marks that come along when text is copied. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** Everything that people put between the digits; NFKC has already normalised full-width forms. */
const SEPARATORS = /[\s\-‐‑‒–—―−ー().]/g;
const MAX_INPUT_LENGTH = 64;

/** What can be wrong with a phone number: a code for programs. */
export type PhoneProblem = "too_long" | "missing" | "characters" | "foreign" | "no_zero" | "length";

/** Why a text is not a Japanese phone number; the words for it are BUYER_WORDS, or `phoneProblems` of the storefront kit. */
export interface PhoneRefusal {
  code: PhoneProblem;
}

/** A Japanese number in national form ("09012345678"), or what is wrong with the input. */
export function readPhone(input: string): { phone: string } | PhoneRefusal {
  if (input.length > MAX_INPUT_LENGTH) return { code: "too_long" };
  const compact = withoutInvisible(input).normalize("NFKC").replace(SEPARATORS, "");
  if (compact === "") return { code: "missing" };
  if (!/^\+?\d+$/.test(compact)) return { code: "characters" };
  const international = compact.replace(/^00/, "+");
  const national = international.startsWith("+81")
    ? international.slice(3).replace(/^0?/, "0")
    : international;
  if (national.startsWith("+")) return { code: "foreign" };
  if (!national.startsWith("0")) return { code: "no_zero" };
  return national.length === 10 || national.length === 11 ? { phone: national } : { code: "length" };
}

/** Who pays, in the form that the platform accepts (protocol §4). Personal data: never logged, never in session data. */
export interface Buyer {
  /** 1 to 100 characters of any script. */
  name: string;
  /** Starts with 0, 10 or 11 digits. */
  phone: string;
  email: string;
  /** Stable id of the buyer for the platform's risk control. */
  partnerUserId: string;
}

/** A field of the buyer cannot be used; the words are fit for the buyer and do not repeat the value. */
export class BuyerError extends Error {
  override readonly name = "BuyerError";
  readonly field: BuyerField;
  /** The message in each language. */
  readonly words: Words;

  constructor(field: BuyerField, words: Words) {
    super(words.en);
    this.field = field;
    this.words = words;
  }
}

function refuse<Field extends BuyerField>(
  field: Field,
  problem: keyof BuyerWords[Field] & string,
): BuyerError {
  const wordsOf = (words: BuyerWords) => (words[field] as Record<string, string>)[problem];
  return new BuyerError(field, { en: wordsOf(BUYER_WORDS.en), ja: wordsOf(BUYER_WORDS.ja) });
}

const MAX_NAME_LENGTH = 100;
const MAX_EMAIL_LENGTH = 254;
/** C0 and C1 controls, and lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
/** Letters and signs that leave no mark. */
const BLANK = /[\s\p{C}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/gu;
const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[^\s@<>()[\]\\,;:".]+\.)+[^\s@<>()[\]\\,;:".]{2,}$/;
/** What a partnerUserId is made of (protocol §4). */
export const PARTNER_USER_ID = /^[A-Za-z0-9\-~!@#$%&*()_]+$/;

/**
 * A Japanese phone number in national form: "+81 90-1234-5678", "0081…", full-width digits, spaces, hyphens and
 * brackets all become "09012345678" (protocol §4).
 * @throws BuyerError when it cannot be a Japanese number; a foreign number is reported as such.
 */
export function normalizePhone(input: string): string {
  const reading = readPhone(input);
  if ("code" in reading) throw refuse("phone", reading.code);
  return reading.phone;
}

/**
 * A name of any script, trimmed, with each run of white space as one space, without invisible characters.
 * @throws BuyerError when it is empty, longer than 100 characters or holds control characters.
 */
export function normalizeName(input: string): string {
  const name = withoutInvisible(input).replace(/\s+/g, " ").trim();
  if (name.replace(BLANK, "") === "" && !UNPRINTABLE.test(name)) throw refuse("name", "missing");
  if ([...name].length > MAX_NAME_LENGTH) throw refuse("name", "too_long");
  if (UNPRINTABLE.test(name)) throw refuse("name", "characters");
  return name;
}

/**
 * A plausible e-mail address, trimmed; forms that Japanese carriers gave out ("a..b.@…") pass.
 * @throws BuyerError when it is empty, longer than 254 characters or cannot be an address.
 */
export function normalizeEmail(input: string): string {
  const email = withoutInvisible(input).trim();
  if (email === "") throw refuse("email", "missing");
  if (email.length > MAX_EMAIL_LENGTH) throw refuse("email", "too_long");
  if (UNPRINTABLE.test(email) || !EMAIL.test(email)) throw refuse("email", "form");
  return email;
}
