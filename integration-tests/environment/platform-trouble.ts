import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { Currency } from "../../src/platform/catalogue";
import type { HaipayShop } from "./haipay-shop";

/** Shortens how long this shop waits for the platform, in ms, as the option `totalTimeoutMs` does. */
export function waitAtMost(shop: HaipayShop, totalTimeoutMs: number): void {
  shop.haipay.settings.options.totalTimeoutMs = totalTimeoutMs;
  shop.haipay.gateway.close();
}

/** Runs `work` while nothing listens where the platform should be. */
export async function withPlatformDown<Result>(
  shop: HaipayShop,
  work: () => Promise<Result>,
): Promise<Result> {
  // A port that only root may listen on, and on which nothing does.
  shop.haipay.settings.options.baseUrl = "http://127.0.0.1:1";
  try {
    return await work();
  } finally {
    delete shop.haipay.settings.options.baseUrl;
  }
}

/** Runs `work` while a currency has no credentials. */
export async function withoutCredentials<Result>(
  currency: Currency,
  work: () => Promise<Result>,
): Promise<Result> {
  const prefix = `HAIPAY_${currency.toUpperCase()}_`;
  const before = Object.entries(process.env).filter(([name]) => name.startsWith(prefix));
  for (const [name] of before) delete process.env[name];
  try {
    return await work();
  } finally {
    Object.assign(process.env, Object.fromEntries(before));
  }
}

/** What a completion that failed must not leave behind: orders, and stock that is kept for them. */
export async function countLeftovers(shop: HaipayShop): Promise<{ orders: number; reserved: number }> {
  const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "order", fields: ["id"] });
  const levels = await shop.container.resolve(Modules.INVENTORY).listInventoryLevels({});
  return {
    orders: data.length,
    reserved: levels.reduce((sum, level) => sum + Number(level.reserved_quantity), 0),
  };
}
