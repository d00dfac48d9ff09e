import "./global-setup";
import { dropShopTemplate } from "./shop-template";

export default async function tearDown(): Promise<void> {
  await globalThis.stopProcessShop?.();
  if (globalThis.testPostgres && !globalThis.testPostgres.embedded) await dropShopTemplate();
  await globalThis.testPostgres?.stop();
}
