import type { MethodId, PaymentKind } from "../../platform/methods";
import { methodOf } from "./provider";

/**
 * Our own icon for each method, in a box of 48 × 32: a unique colour and short word. Not a
 * brand's logo; a shop that may use logos can provide them instead.
 */
export interface Mark {
  /** Of the tile; white text is readable on it. */
  color: string;
  word: string;
  /** Size of the word, so that it fits. */
  size: number;
  /** The picture above the word: an awning, a phone or a bank's roof. */
  path: string;
}

const PATHS: Record<PaymentKind, string> = {
  konbini: "M0 0h48v7c0 4-8 4-8 0 0 4-8 4-8 0 0 4-8 4-8 0 0 4-8 4-8 0 0 4-8 4-8 0 0 4-8 4-8 0z",
  ewallet: "M19 3h10a2 2 0 012 2v6h-14v-6a2 2 0 012-2z",
  bank_transfer: "M24 2l14 7v2h-28v-2z",
};

const OWN: Partial<Record<MethodId, readonly [color: string, word: string]>> = {
  "konbini-familymart": ["#00713a", "Famima"],
  "konbini-lawson": ["#0b5cad", "Lawson"],
  "konbini-seven-eleven": ["#b4400a", "7-11"],
  "konbini-ministop": ["#80560a", "Mini"],
  "au-pay": ["#a83a00", "au"],
  merpay: ["#b3152b", "mer"],
  "gmo-aozora": ["#1d3f72", "Bank"],
};

/** @returns undefined for other providers */
export function markOf(providerId: string | null | undefined): Mark | undefined {
  const method = methodOf(providerId);
  if (!method) return undefined;
  const [color, word] = OWN[method.id] ?? ["#444444", method.name.en.slice(0, 6)];
  return { color, word, size: Math.min(14, Math.round(60 / word.length)), path: PATHS[method.kind] };
}

/**
 * The icon as SVG text, for storefronts without React; it is decoration, so put the name beside it.
 *
 * @param height in pixels; it is half as wide again
 * @returns "" for other providers
 */
export function iconSvg(providerId: string | null | undefined, height = 24): string {
  const mark = markOf(providerId);
  if (!mark) return "";
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${height * 1.5}" height="${height}" viewBox="0 0 48 32" aria-hidden="true">` +
    `<rect width="48" height="32" rx="5" fill="${mark.color}"/><path d="${mark.path}" fill="#fff" opacity=".35"/>` +
    `<text x="24" y="26" font-size="${mark.size}" font-weight="700" font-family="sans-serif" text-anchor="middle" fill="#fff">` +
    `${mark.word}</text></svg>`
  );
}
