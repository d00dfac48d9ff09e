import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../command";

/** A Next.js application of the shop. */
export interface Storefront {
  folder: string;
  /** The folder of its sources within it: `src`, or the folder itself. */
  sources: string;
  /** Where the kit is imported from: the path before `/next`. */
  kit: string;
  /** The package to install first; undefined when the storefront has one. */
  missing: string | undefined;
}

const USUAL = [".", "apps/storefront", "../storefront", "../apps/storefront", "storefront"];
const KIT = "medusa-payment-haipay-storefront";
const PLUGIN = "medusa-payment-haipay";

/**
 * Finds the storefront from the folder where the command is run: there, or where starters and monorepos have it.
 *
 * @param named a folder that the user named; then no other is searched
 * @throws UsageError when there is none
 */
export function findStorefront(named: string | undefined): Storefront {
  const folders = named === undefined ? USUAL : [named];
  for (const folder of folders) {
    const packages = readDependencies(folder);
    if (!packages || !("next" in packages)) continue;
    const sources = existsSync(path.join(folder, "src")) ? "src" : ".";
    if (KIT in packages) return { folder, sources, kit: KIT, missing: undefined };
    if (PLUGIN in packages) return { folder, sources, kit: `${PLUGIN}/storefront`, missing: undefined };
    return { folder, sources, kit: KIT, missing: KIT };
  }
  throw new UsageError(
    `There is no Next.js storefront in ${folders.map((folder) => path.resolve(folder)).join(", ")} (a package.json with "next" ` +
      `among its dependencies). Name its folder: haipay storefront apps/storefront`,
  );
}

function readDependencies(folder: string): Record<string, string> | undefined {
  try {
    const text = readFileSync(path.join(folder, "package.json"), "utf8");
    const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string>>;
    return { ...dependencies, ...devDependencies };
  } catch {
    return undefined;
  }
}
