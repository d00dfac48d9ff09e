/** Everything that people put between the digits; NFKC has made full-width forms plain before. */
const SEPARATORS = /[\s\-‐‑‒–—―−ー().]/g;
const MAX_INPUT_LENGTH = 64;

/** What can be wrong with a phone number: a code for programs. */
export type PhoneProblem = "too_long" | "missing" | "characters" | "foreign" | "no_zero" | "length";

/** Why a text is no Japanese phone number; the words for it are BUYER_WORDS, or `phoneProblems` of the storefront kit. */
export interface PhoneRefusal {
  code: PhoneProblem;
}

/** A Japanese number in national form ("09012345678"), or what is wrong with the input. */
export function readPhone(input: string): { phone: string } | PhoneRefusal {
  if (input.length > MAX_INPUT_LENGTH) return { code: "too_long" };
  const compact = input.normalize("NFKC").replace(SEPARATORS, "");
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
