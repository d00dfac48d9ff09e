import { existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";

const REPOSITORY = path.resolve(__dirname, "../..");
/** The Medusa application whose plugin is the built package. */
export const SHOP_APP = path.join(__dirname, "shop");

/** Installs the built plugin into it, as npm would. @throws Error when it is not built */
export function installPlugin(): void {
  if (!existsSync(path.join(REPOSITORY, ".medusa/server/src/modules/haipay/index.js"))) {
    throw new Error("The plugin is not built: run `npm run build` first.");
  }
  const link = path.join(SHOP_APP, "node_modules/medusa-payment-haipay");
  mkdirSync(path.dirname(link), { recursive: true });
  if (existsSync(link) && readlinkSync(link) === REPOSITORY) return;
  rmSync(link, { force: true });
  symlinkSync(REPOSITORY, link);
}
