import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { ShownSetUp } from "../contract/set-up-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";

/** How far the shop is on its way to the first payment, as far as the settings do not show it. */
export async function showSetUp(container: MedusaContainer): Promise<ShownSetUp> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { environment } = await haipay.settings.read();
  const { any, paid } = await haipay.ledger.collectOrders.begun(environment);
  const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  return {
    is_done: paid,
    has_payments: any,
    storefronts: storefrontsIn(projectConfig.http.storeCors),
  };
}

/** Medusa's starters also allow its documentation site to read the store API. */
const NO_STOREFRONT = "https://docs.medusajs.com";

/** @param storeCors origins and patterns, with commas */
export function storefrontsIn(storeCors: string | undefined): string[] {
  const origins = (storeCors ?? "").split(",").map((part) => part.trim().replace(/\/+$/, ""));
  const addresses = origins.filter((part) => /^https?:\/\/[^*\\^$()|/]+$/.test(part) && URL.canParse(part));
  return [...new Set(addresses)].filter((address) => address !== NO_STOREFRONT);
}
