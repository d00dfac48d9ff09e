/** Everything that people put between the digits; NFKC has made full-width forms plain before. */
const SEPARATORS = /[\s\-‐‑‒–—―−ー().]/g;
const MAX_INPUT_LENGTH = 64;

/** A Japanese number in national form ("09012345678"), or what is wrong with the input as the end of a sentence. */
export function readPhone(input: string): { phone: string } | { problem: string } {
  if (input.length > MAX_INPUT_LENGTH) {
    return { problem: "is too long to be a phone number" };
  }
  const compact = input.normalize("NFKC").replace(SEPARATORS, "");
  if (compact === "") {
    return { problem: "is missing" };
  }
  if (!/^\+?\d+$/.test(compact)) {
    return { problem: "has characters that do not belong into a phone number" };
  }
  const international = compact.replace(/^00/, "+");
  const national = international.startsWith("+81")
    ? international.slice(3).replace(/^0?/, "0")
    : international;
  if (national.startsWith("+")) {
    return { problem: "belongs to another country" };
  }
  if (!national.startsWith("0")) {
    return { problem: "does not start with 0" };
  }
  if (national.length !== 10 && national.length !== 11) {
    return { problem: `has ${national.length} digits, and a Japanese number has 10 or 11` };
  }
  return { phone: national };
}
