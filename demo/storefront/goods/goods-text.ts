import type { GoodsText, Texts } from "../texts/texts";

/** The texts about a product; one that an administrator added has Medusa's. */
export function goodsText(
  texts: Texts,
  product: { handle?: string | null; title?: string | null; description?: string | null },
): GoodsText {
  const known = Object.entries<GoodsText>(texts.goods).find(([handle]) => handle === product.handle);
  return known?.[1] ?? { name: product.title ?? "", note: "", description: product.description ?? "" };
}
