import type { HttpTypes } from "@medusajs/framework/types";
import { createContext, useContext, type ReactNode } from "react";
import { Shopper } from "../../shopper";
import type { ShopConfig } from "../shop-config";

export interface Shop {
  config: ShopConfig;
  shopper: Shopper;
  /** Where the shop delivers, each with its currency. */
  regions: HttpTypes.StoreRegion[];
}

const ShopContext = createContext<Shop | undefined>(undefined);

/** Reaches the shop for the first time. @throws StoreError when the backend does not answer */
export async function openShop(config: ShopConfig): Promise<Shop> {
  const { medusaUrl: baseUrl, publishableKey } = config;
  const shopper = new Shopper({ baseUrl, publishableKey });
  const { regions } = await shopper.client.get<HttpTypes.StoreRegionListResponse>("/store/regions");
  return { config, shopper, regions };
}

export function ShopProvider({ shop, children }: { shop: Shop; children: ReactNode }) {
  return <ShopContext.Provider value={shop}>{children}</ShopContext.Provider>;
}

export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error("useShop works inside ShopProvider only.");
  return shop;
}
