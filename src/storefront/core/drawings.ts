import type { PaymentKind } from "../../platform/catalogue";
import { methodOf } from "./provider";

/** Outlines of a shop front, a phone and a bank, in a box of 24 × 24; drawn for this kit. */
const OUTLINES: Record<PaymentKind, string> = {
  konbini: "M3 9l1.5-5h15L21 9M3 9v11h18V9M3 9h18M7 20v-6h5v6M15 13h3v3h-3z",
  ewallet:
    "M7 2.5h10a1 1 0 011 1v17a1 1 0 01-1 1H7a1 1 0 01-1-1v-17a1 1 0 011-1zM10.5 18.5h3M9 9l2.2 2.2L15.5 7",
  bank_transfer: "M3 9.5L12 4l9 5.5zM5 9.5v8M9.7 9.5v8M14.3 9.5v8M19 9.5v8M3 20.5h18",
};

/** A neutral drawing of a method: the outline of its kind and a letter, no brand's logo. */
export interface Drawing {
  outline: string;
  letter: string;
}

/** @returns undefined for other providers */
export function drawingOf(providerId: string | null | undefined): Drawing | undefined {
  const method = methodOf(providerId);
  return method && { outline: OUTLINES[method.kind], letter: method.name.en.charAt(0) };
}

/**
 * The drawing as SVG text, for storefronts without React; it is decoration, so put the name beside it.
 *
 * @param size in pixels
 * @returns "" for other providers
 */
export function iconSvg(providerId: string | null | undefined, size = 24): string {
  const drawing = drawingOf(providerId);
  if (!drawing) return "";
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 24" fill="none" ` +
    `stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true">` +
    `<path d="${drawing.outline}"/><text x="27.5" y="21" font-size="11" font-weight="700" font-family="sans-serif" ` +
    `text-anchor="middle" fill="currentColor" stroke="none">${drawing.letter}</text></svg>`
  );
}
