import { Modules } from "@medusajs/framework/utils";
import type { ProductHandle } from "../../demo/seed-products";
import type { HaipayShop } from "./haipay-shop";

/** How many of a product are reserved for orders. */
export async function reservedOf(shop: HaipayShop, product: ProductHandle): Promise<number> {
  const [level] = await shop.container.resolve(Modules.INVENTORY).listInventoryLevels({
    inventory_item_id: shop.seeded.inventoryItems[product],
    location_id: shop.seeded.stockLocationId,
  });
  return Number(level.reserved_quantity);
}
