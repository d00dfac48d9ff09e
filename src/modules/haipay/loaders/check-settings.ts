import type { LoaderOptions } from "@medusajs/framework/types";
import type { HaipayOptions } from "../settings/sources";
import { readFileSettings } from "../settings/read-settings";

/** Stops the boot on a wrong configuration, so that a shop never finds out at its first payment. */
export default async function checkSettings({
  options,
  logger,
}: LoaderOptions<HaipayOptions>): Promise<void> {
  const { accounts, storefrontUrls } = readFileSettings(options ?? {}, process.env);
  if (Object.keys(accounts).length > 0 && storefrontUrls.length === 0) {
    logger?.warn(
      "HaiPay: HAIPAY_STOREFRONT_URLS is not set. Payments need the storefront's address there or on the settings page.",
    );
  }
}
