import type { HttpTypes } from "@medusajs/framework/types";
import type { Shopper } from "../../shopper";

export type Product = HttpTypes.StoreProduct;

const FIELDS = "id,handle,title,description,*variants.calculated_price";

/** Every product with its price in the region; a demo shop is small. */
export async function loadGoods(shopper: Shopper, regionId: string, handle?: string): Promise<Product[]> {
  const query = { region_id: regionId, fields: FIELDS, limit: "100", order: "created_at" };
  const answer = await shopper.client.get<HttpTypes.StoreProductListResponse>(
    "/store/products",
    handle ? { ...query, handle } : query,
  );
  return answer.products;
}

/** What the product costs, with tax, in its region's currency; undefined when it has no price there. */
export function priceOf(product: Product): number | undefined {
  return product.variants?.[0]?.calculated_price?.calculated_amount ?? undefined;
}
