import { Modules } from "@medusajs/framework/utils";
import type { ProductHandle } from "../../demo/seed-products";
import type { HaipayShop } from "./haipay-shop";
import { runSql } from "./sweeping";

const EVERYBODY_ELSE = { ownerId: "everybody else" };
/** Longer than Medusa waits, which is 5 s. */
const LOCK_SECONDS = 60;

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

/** Lets Medusa no longer count a product's stock: orders for it then need no lock. */
export async function stopCountingStock(shop: HaipayShop, product: ProductHandle): Promise<void> {
  await runSql(shop, "UPDATE product_variant SET manage_inventory = false WHERE id = ?", [
    shop.seeded.variants[product],
  ]);
}

/** Runs `work` while somebody else has Medusa's lock on a product's stock. */
export async function whileStockIsLocked(
  shop: HaipayShop,
  product: ProductHandle,
  work: () => Promise<void>,
): Promise<void> {
  const locking = shop.container.resolve(Modules.LOCKING);
  const key = shop.seeded.inventoryItems[product];
  await locking.acquire(key, { ...EVERYBODY_ELSE, expire: LOCK_SECONDS });
  try {
    await work();
  } finally {
    await locking.release(key, EVERYBODY_ELSE);
  }
  // Before 2.21 Medusa's locks in memory go to waiters that have long given up, for 5 s each.
  await locking.execute(key, () => Promise.resolve(), { timeout: LOCK_SECONDS });
}
