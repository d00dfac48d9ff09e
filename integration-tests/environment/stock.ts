import { Modules } from "@medusajs/framework/utils";
import type { ProductHandle } from "../../demo/seed-products";
import type { HaipayShop } from "./haipay-shop";

/** Sets how many of a product lie in the warehouse. */
export async function setStock(shop: HaipayShop, product: ProductHandle, quantity: number): Promise<void> {
  await shop.container.resolve(Modules.INVENTORY).updateInventoryLevels([
    {
      inventory_item_id: shop.seeded.inventoryItems[product],
      location_id: shop.seeded.stockLocationId,
      stocked_quantity: quantity,
    },
  ]);
}
