import type { GoodsText, Texts } from "../texts/texts";

/** How a product is spoken of; one that an administrator added speaks for itself. */
export function goodsText(
  texts: Texts,
  product: { handle?: string | null; title?: string | null; description?: string | null },
): GoodsText {
  const known = Object.entries<GoodsText>(texts.goods).find(([handle]) => handle === product.handle);
  return known?.[1] ?? { name: product.title ?? "", note: "", description: product.description ?? "" };
}
