/**
 * A number in groups that are easy to read out and to key in: "5454 045 741 138". Groups have four digits or three, the
 * longer ones first, without a remainder. Anything but a bare number stays as it is.
 */
export function groupDigits(number: string): string {
  if (!/^\d{6,}$/.test(number)) return number;
  const groups = Math.ceil(number.length / 4);
  const longer = number.length - groups * 3;
  if (longer < 0) return number;
  const ends = Array.from({ length: groups }, (_, i) => (i + 1) * 3 + Math.min(i + 1, longer));
  return ends.map((end, i) => number.slice(ends[i - 1] ?? 0, end)).join(" ");
}

/** A code that a bank or a till knows has digits; the platform's names of its channels, such as GMO_AOZORA, have none. */
export function codeForPeople(code: string | null): string | undefined {
  return code !== null && /\d/.test(code) ? code : undefined;
}
