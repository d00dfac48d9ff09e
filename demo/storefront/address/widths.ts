/**
 * What was typed, in the widths that a label and a database want: full-width letters and digits become narrow, half-width kana become
 * wide, and what stands between two digits for a hyphen becomes one.
 */
export function evenWidths(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/(?<=\d)\s*[ー‐‑‒–—―−]\s*(?=\d)/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** "100-0005", or undefined for what is no postcode of Japan. */
export function readPostcode(typed: string): string | undefined {
  const digits = /^〒?\s*(\d{3})-?\s*(\d{4})$/.exec(evenWidths(typed));
  return digits ? `${digits[1]}-${digits[2]}` : undefined;
}
