/** Everything that people put between the digits; NFKC has made full-width forms plain before. */
const SEPARATORS = /[\s\-‐‑‒–—―−ー().]/g;
const MAX_INPUT_LENGTH = 64;

/** What can be wrong with a phone number: a code for programs. */
export type PhoneProblem = "too_long" | "missing" | "characters" | "foreign" | "no_zero" | "length";

/** The code, and the same as the end of an English sentence. */
export interface PhoneRefusal {
  code: PhoneProblem;
  problem: string;
}

/** A Japanese number in national form ("09012345678"), or what is wrong with the input. */
export function readPhone(input: string): { phone: string } | PhoneRefusal {
  if (input.length > MAX_INPUT_LENGTH) {
    return { code: "too_long", problem: "is too long to be a phone number" };
  }
  const compact = input.normalize("NFKC").replace(SEPARATORS, "");
  if (compact === "") {
    return { code: "missing", problem: "is missing" };
  }
  if (!/^\+?\d+$/.test(compact)) {
    return { code: "characters", problem: "has characters that do not belong into a phone number" };
  }
  const international = compact.replace(/^00/, "+");
  const national = international.startsWith("+81")
    ? international.slice(3).replace(/^0?/, "0")
    : international;
  if (national.startsWith("+")) {
    return { code: "foreign", problem: "belongs to another country" };
  }
  if (!national.startsWith("0")) {
    return { code: "no_zero", problem: "does not start with 0" };
  }
  if (national.length !== 10 && national.length !== 11) {
    return {
      code: "length",
      problem: `has ${national.length} digits, and a Japanese number has 10 or 11`,
    };
  }
  return { phone: national };
}
