import { encode } from "uqr";

/**
 * A QR code as one path of SVG, with the border that readers need.
 *
 * @returns the path, and how many units its square measures
 */
export function drawQr(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: path.join(""), size };
}
