/** A web address that a link may lead to, normalised; undefined for anything else, such as `javascript:`. */
export function safeAddress(address: string | null | undefined): string | undefined {
  if (!address || !/^https?:\/\//i.test(address)) return undefined;
  try {
    return new URL(address).href;
  } catch {
    return undefined;
  }
}

const IMAGE = /\.(png|jpe?g|gif|webp|svg)([?#]|$)/i;
const INLINE_IMAGE = /^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i;
const BARE_PNG = /^iVBORw0KGgo[a-z0-9+/=\s]*$/i;

/**
 * What the platform's `qrCode` is, which its documentation leaves open: an image to show, an address to open, or a
 * text to copy.
 */
export function readQrCode(
  qrCode: string | null | undefined,
): { image: string } | { address: string } | { text: string } | undefined {
  const written = qrCode?.trim();
  if (!written) return undefined;
  if (INLINE_IMAGE.test(written)) return { image: written };
  if (BARE_PNG.test(written)) return { image: `data:image/png;base64,${written}` };
  const address = safeAddress(written);
  if (!address) return { text: written };
  return IMAGE.test(address) ? { image: address } : { address };
}
