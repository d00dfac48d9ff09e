/** Every katakana that has a hiragana, and the hiragana in the same order. */
export const KATAKANA = kana(0x30a1, 0x30f6);
export const HIRAGANA = kana(0x3041, 0x3096);

function kana(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, place) => first + place));
}

/** A name in the form used for comparison: wide and narrow, upper and lower case, katakana and hiragana are the same; spaces are ignored. */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s・]/gu, "")
    .replaceAll(/[\u30a1-\u30f6]/gu, (sign) => HIRAGANA[KATAKANA.indexOf(sign)]);
}
