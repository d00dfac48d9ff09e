import { createHmac } from "node:crypto";
import { BUYER_WORDS, readPhone, type BuyerField, type BuyerWords } from "./buyer-fields";
import type { Words } from "./language";

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
/** C0 and C1 controls, lone surrogates, and the marks that turn the direction of the text around them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[^\s@<>()[\]\\,;:".]+\.)+[^\s@<>()[\]\\,;:".]{2,}$/;
/** What a partnerUserId is made of (protocol §4). */
export const PARTNER_USER_ID = /^[A-Za-z0-9\-~!@#$%&*()_.]+$/;

/**
 * A Japanese phone number in national form: "+81 90-1234-5678", "0081…", full-width digits, spaces, hyphens and
 * brackets all become "09012345678" (protocol §4).
 * @throws BuyerError when it cannot be a Japanese number; a foreign number is called so.
 */
export function normalizePhone(input: string): string {
  const reading = readPhone(input);
  if ("code" in reading) throw refuse("phone", reading.code);
  return reading.phone;
}

/**
 * A name of any script, trimmed, with each run of white space as one space.
 * @throws BuyerError when it is empty, longer than 100 characters or holds control characters.
 */
export function normalizeName(input: string): string {
  const name = input.replace(/\s+/g, " ").trim();
  if (name === "") throw refuse("name", "missing");
  if ([...name].length > MAX_NAME_LENGTH) throw refuse("name", "too_long");
  if (UNPRINTABLE.test(name)) throw refuse("name", "characters");
  return name;
}

/**
 * A plausible e-mail address, trimmed; forms that Japanese carriers gave out ("a..b.@…") pass.
 * @throws BuyerError when it is empty, longer than 254 characters or cannot be an address.
 */
export function normalizeEmail(input: string): string {
  const email = input.trim();
  if (email === "") throw refuse("email", "missing");
  if (email.length > MAX_EMAIL_LENGTH) throw refuse("email", "too_long");
  if (UNPRINTABLE.test(email) || !EMAIL.test(email)) throw refuse("email", "form");
  return email;
}

/**
 * A guest's partnerUserId: "guest-" and 32 hex digits, the same for the same address in any case of letters, and not
 * to be turned back without the secret (protocol §4).
 * @param secret the shop's own secret, not empty; another secret gives other ids.
 * @throws RangeError for an empty secret.
 */
export function guestPartnerUserId(email: string, secret: string): string {
  if (secret === "") {
    throw new RangeError("The secret for guest ids is empty, and the ids could be turned back: set one.");
  }
  const digest = createHmac("sha256", secret).update(email.trim().toLowerCase(), "utf8").digest("hex");
  return `guest-${digest.slice(0, 32)}`;
}
