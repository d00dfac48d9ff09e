import { createInventoryLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules, ProductStatus } from "@medusajs/framework/utils";

const STOCK = 10_000;

const PRODUCTS = {
  sencha: { title: "Sencha (煎茶)", jpy: 1200, usd: 9 },
  matcha: { title: "Matcha (抹茶)", jpy: 2480, usd: 18.5 },
  dorayaki: { title: "Dorayaki (どら焼き)", jpy: 880, usd: 6.75 },
  /** Sold by weight: its price has a fraction of a yen, and of a cent. */
  "loose-tea": { title: "Loose tea by weight (量り売りの茶葉)", jpy: 108.4, usd: 1.125 },
  /** Cheaper than every method's lower limit. */
  postcard: { title: "Postcard (絵葉書)", jpy: 90, usd: 0.5 },
  /** More expensive than every method's upper limit. */
  "tea-chest": { title: "Tea chest (茶箪笥)", jpy: 180_000, usd: 1200 },
} as const;

/** A product of the shop, by its handle. Prices with tax: sencha ¥1200 / $9, matcha ¥2480 / $18.50, dorayaki ¥880 /
 * $6.75, loose-tea ¥108.4 / $1.125, postcard ¥90 / $0.50 (below every limit), tea-chest ¥180000 / $1200 (above). */
export type ProductHandle = keyof typeof PRODUCTS;

const HANDLES = Object.keys(PRODUCTS) as ProductHandle[];

export interface SeededProducts {
  /** Variant ids by product handle. */
  variants: Record<ProductHandle, string>;
  /** Inventory item ids by product handle; 10,000 of each are in stock. */
  inventoryItems: Record<ProductHandle, string>;
}

/** Makes the products, one variant each, with prices in JPY and USD and with stock. */
export async function seedProducts(
  container: MedusaContainer,
  where: { salesChannelId: string; shippingProfileId: string; stockLocationId: string },
): Promise<SeededProducts> {
  const known = await findVariants(container);
  const missing = HANDLES.filter((handle) => !known[handle]);
  if (missing.length > 0) {
    await createProductsWorkflow(container).run({
      input: {
        products: missing.map((handle) =>
          describeProduct(handle, where.salesChannelId, where.shippingProfileId),
        ),
      },
    });
  }
  const variants = missing.length > 0 ? await findVariants(container) : known;
  const inventoryItems = await seedStock(container, where.stockLocationId);
  return { variants: complete(variants), inventoryItems: complete(inventoryItems) };
}

function describeProduct(handle: ProductHandle, salesChannelId: string, shippingProfileId: string) {
  const { title, jpy, usd } = PRODUCTS[handle];
  return {
    title,
    handle,
    status: ProductStatus.PUBLISHED,
    shipping_profile_id: shippingProfileId,
    sales_channels: [{ id: salesChannelId }],
    options: [{ title: "Size", values: ["One size"] }],
    variants: [
      {
        title: "One size",
        sku: handle,
        manage_inventory: true,
        options: { Size: "One size" },
        prices: [
          { currency_code: "jpy", amount: jpy },
          { currency_code: "usd", amount: usd },
        ],
      },
    ],
  };
}

async function findVariants(container: MedusaContainer): Promise<Partial<Record<ProductHandle, string>>> {
  const variants = await container.resolve(Modules.PRODUCT).listProductVariants({ sku: HANDLES });
  return Object.fromEntries(variants.map((variant) => [variant.sku ?? "", variant.id] as const));
}

async function seedStock(
  container: MedusaContainer,
  stockLocationId: string,
): Promise<Partial<Record<ProductHandle, string>>> {
  const inventory = container.resolve(Modules.INVENTORY);
  const items = await inventory.listInventoryItems({ sku: HANDLES });
  const levels = await inventory.listInventoryLevels({ location_id: stockLocationId });
  const stocked = new Set(levels.map((level) => level.inventory_item_id));
  const missing = items.filter((item) => !stocked.has(item.id));
  if (missing.length > 0) {
    await createInventoryLevelsWorkflow(container).run({
      input: {
        inventory_levels: missing.map((item) => ({
          inventory_item_id: item.id,
          location_id: stockLocationId,
          stocked_quantity: STOCK,
        })),
      },
    });
  }
  return Object.fromEntries(items.map((item) => [item.sku ?? "", item.id] as const));
}

function complete(ids: Partial<Record<ProductHandle, string>>): Record<ProductHandle, string> {
  const missing = HANDLES.filter((handle) => !ids[handle]);
  if (missing.length > 0) {
    throw new Error(`The shop could not be filled: ${missing.join(", ")} did not come into being.`);
  }
  return ids as Record<ProductHandle, string>;
}
