/**
 * A sum as people type it, without separators and signs: "¥150,000", "１５０，０００円" and "150 000" are 150000. What is not a sum
 * is left as it is, for the server to refuse.
 */
export function readTypedSum(typed: string): string {
  const bare = typed.normalize("NFKC").replace(/[¥$円\s]/g, "");
  // A comma marks thousands only where three digits follow.
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)
    ? bare.replaceAll(",", "")
    : /^\d+(\.\d+)?$/.test(bare)
      ? bare
      : typed;
}

/** The same sum as the page writes it: "150000" becomes "150,000". */
export function withSeparators(sum: string): string {
  return sum.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
}
