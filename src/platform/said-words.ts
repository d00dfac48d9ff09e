const EMAIL = /[^\s@<>()"',;]{1,64}@[^\s@<>()"',;]{1,255}/g;
/** Nine digits or more, however they are grouped: a phone or account number, not a code or a sum. */
const LONG_NUMBER = /\+?\d(?:[\s\-‐‑−ー().]{0,3}\d){8,}/g;
const HIDDEN = "***";

/**
 * The platform's own message without anything that may be personal: it can repeat what it was sent. It is only for
 * administrators, who find the buyer's data where those belong.
 */
export function maskWords(words: string): string {
  return words.replace(EMAIL, HIDDEN).replace(LONG_NUMBER, HIDDEN);
}

/** The same without what is known about the buyer, word for word. @param known names and the like; absent ones hide nothing */
export function maskBuyer(words: string, known: readonly (string | null | undefined)[]): string {
  return known.reduce<string>(
    (masked, text) =>
      text !== undefined && text !== null && text.length > 1 ? masked.replaceAll(text, HIDDEN) : masked,
    words,
  );
}
