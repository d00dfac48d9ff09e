import type { BuyerField, BuyerWords, EmailProblem, NameProblem, PhoneProblem } from "./buyer-words/words";
import { BUYER_WORDS } from "./buyer-words";
import type { Words } from "./language";

export type { BuyerField, PhoneProblem } from "./buyer-words/words";

/** Invisible breaks, joiners and direction marks that come along when text is copied. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** Everything that people write between the digits; NFKC has already normalised full-width forms. */
const SEPARATORS = /[\s\-‐‑‒–—―−ー().]/g;
const MAX_INPUT_LENGTH = 64;

/** Why a text is not a Japanese phone number; the messages are BUYER_WORDS, or `phoneProblems` of the storefront kit. */
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

/** A field of the buyer cannot be used; the message is safe to show to the buyer and does not repeat the value. */
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
  const reading = readName(input);
  if ("code" in reading) throw refuse("name", reading.code);
  return reading.name;
}

/** The same without an exception: the name as the platform accepts it, or what is wrong with the input. */
export function readName(input: string): { name: string } | { code: NameProblem } {
  const name = withoutInvisible(input).replace(/\s+/g, " ").trim();
  if (name.replace(BLANK, "") === "" && !UNPRINTABLE.test(name)) return { code: "missing" };
  if ([...name].length > MAX_NAME_LENGTH) return { code: "too_long" };
  return UNPRINTABLE.test(name) ? { code: "characters" } : { name };
}

/**
 * A plausible e-mail address, trimmed; forms that Japanese carriers gave out ("a..b.@…") pass.
 * @throws BuyerError when it is empty, longer than 254 characters or cannot be an address.
 */
export function normalizeEmail(input: string): string {
  const reading = readEmail(input);
  if ("code" in reading) throw refuse("email", reading.code);
  return reading.email;
}

/** The same without an exception: the address as the platform accepts it, or what is wrong with the input. */
export function readEmail(input: string): { email: string } | { code: EmailProblem } {
  const email = withoutInvisible(input).trim();
  if (email === "") return { code: "missing" };
  if (email.length > MAX_EMAIL_LENGTH) return { code: "too_long" };
  return UNPRINTABLE.test(email) || !EMAIL.test(email) ? { code: "form" } : { email };
}
