import type { LoaderOptions } from "@medusajs/framework/types";
import type { HaipayOptions } from "../settings/sources";
import { readSettings } from "../settings/read-settings";

/** Stops the boot on a wrong configuration, so that a shop never finds out at its first payment. */
export default async function checkSettings({ options }: LoaderOptions<HaipayOptions>): Promise<void> {
  readSettings(options ?? {}, process.env);
}
