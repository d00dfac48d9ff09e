import { encode } from "uqr";

/**
 * A QR code as one path of SVG, with the border that readers need.
 *
 * @returns the path, and the side of its square in units
 */
export function drawQr(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: path.join(""), size };
}
