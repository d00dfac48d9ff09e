import { createHmac } from "node:crypto";
import { readPhone } from "./phone";

/** Who pays, in the form that the platform accepts (protocol §4). Personal data: never logged, never in session data. */
export interface Buyer {
  /** 1 to 100 characters of any script. */
  name: string;
  /** Starts with 0, 10 or 11 digits. */
  phone: string;
  email: string;
  /** Stable id of the shopper for the platform's risk control. */
  partnerUserId: string;
}

/** A field of the buyer cannot be used; the message is fit for the shopper and does not repeat the value. */
export class BuyerError extends Error {
  override readonly name = "BuyerError";
  readonly field: keyof Buyer;

  constructor(field: keyof Buyer, message: string) {
    super(message);
    this.field = field;
  }
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
  if ("problem" in reading) {
    throw new BuyerError(
      "phone",
      `The phone number ${reading.problem}: give a Japanese number such as 090-1234-5678 or +81 90 1234 5678.`,
    );
  }
  return reading.phone;
}

/**
 * A name of any script, trimmed, with each run of white space as one space.
 * @throws BuyerError when it is empty, longer than 100 characters or holds control characters.
 */
export function normalizeName(input: string): string {
  const name = input.replace(/\s+/g, " ").trim();
  if (name === "") {
    throw new BuyerError("name", "The name is missing: give the name of the person who pays.");
  }
  if ([...name].length > MAX_NAME_LENGTH) {
    throw new BuyerError(
      "name",
      `The name is longer than ${MAX_NAME_LENGTH} characters: give a shorter one.`,
    );
  }
  if (UNPRINTABLE.test(name)) {
    throw new BuyerError("name", "The name holds control characters: type it again without them.");
  }
  return name;
}

/**
 * A plausible e-mail address, trimmed; forms that Japanese carriers gave out ("a..b.@…") pass.
 * @throws BuyerError when it is empty, longer than 254 characters or cannot be an address.
 */
export function normalizeEmail(input: string): string {
  const email = input.trim();
  if (email === "") {
    throw new BuyerError("email", "The e-mail address is missing: give the address of the person who pays.");
  }
  if (email.length > MAX_EMAIL_LENGTH) {
    throw new BuyerError(
      "email",
      `The e-mail address is longer than ${MAX_EMAIL_LENGTH} characters: give another one.`,
    );
  }
  if (UNPRINTABLE.test(email) || !EMAIL.test(email)) {
    throw new BuyerError(
      "email",
      "The e-mail address has not the form of one: give an address such as taro@example.jp.",
    );
  }
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

/**
 * Gives back a partnerUserId that the platform accepts: letters, digits and -~!@#$%&*()_. (protocol §4).
 * @throws BuyerError for any other.
 */
export function checkPartnerUserId(value: string): string {
  if (!PARTNER_USER_ID.test(value)) {
    throw new BuyerError(
      "partnerUserId",
      "The shopper's id (partnerUserId) is empty or holds other characters than letters, digits and -~!@#$%&*()_. : give the customer id as Medusa writes it.",
    );
  }
  return value;
}
