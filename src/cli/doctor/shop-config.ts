import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { HaipayOptions } from "../../modules/haipay/settings/sources";
import type { Findings } from "./findings";

const PLUGIN = "medusa-payment-haipay";
const PROVIDER = `${PLUGIN}/providers/haipay`;
const PAYMENT_MODULES = ["@medusajs/medusa/payment", "@medusajs/payment"];

interface Provider {
  resolve?: unknown;
  id?: unknown;
}

export interface ModuleEntry {
  resolve?: unknown;
  dependencies?: unknown;
  options?: { providers?: unknown; redisUrl?: unknown; redis?: { redisUrl?: unknown } } | null;
}

/** A `medusa-config` as Medusa itself sees it. */
export interface ShopConfig {
  projectConfig?: { redisUrl?: unknown; http?: { storeCors?: unknown; authCors?: unknown } };
  plugins?: (string | { resolve?: unknown; options?: unknown })[];
  modules?: Record<string, ModuleEntry | boolean> | ModuleEntry[];
}

/**
 * Runs the shop's `medusa-config`, which also reads its `.env`, as Medusa does.
 *
 * @returns undefined, with a finding, when it cannot be run
 */
export function loadConfig(folder: string, findings: Findings): ShopConfig | undefined {
  const file = ["medusa-config.ts", "medusa-config.js"]
    .map((name) => path.join(folder, name))
    .find((candidate) => existsSync(candidate));
  if (!file) {
    findings.wrongly(
      `There is no medusa-config in ${folder}.`,
      "Run this in the folder of the Medusa application; in a monorepo that is the backend's, such as apps/backend.",
    );
    return undefined;
  }
  const inShop = createRequire(file);
  try {
    if (file.endsWith(".ts")) inShop("ts-node/register/transpile-only");
    const loaded = inShop(file) as ShopConfig & { default?: ShopConfig };
    findings.well(`${path.basename(file)} can be read.`);
    return loaded.default ?? loaded;
  } catch (error) {
    const [reason] = (error as Error).message.split("\n");
    findings.wrongly(
      `${path.basename(file)} cannot be run: ${reason}`,
      "Medusa could not start with it either.",
    );
    return undefined;
  }
}

/** @returns the options of the plugin's entry */
export function checkEntries(config: ShopConfig, findings: Findings): HaipayOptions {
  const entry = config.plugins?.find((one) => (typeof one === "string" ? one : one.resolve) === PLUGIN);
  if (entry === undefined)
    findings.wrongly("The plugin's entry is missing.", "npx haipay setup --write puts it in.");
  else findings.well("The plugin's entry is there.");
  checkPayment(config, findings);
  const options = typeof entry === "object" ? entry.options : undefined;
  return typeof options === "object" && options !== null ? options : {};
}

function checkPayment(config: ShopConfig, findings: Findings): void {
  const entry = Object.entries(config.modules ?? {}).find(
    ([key, module]) =>
      typeof module === "object" && (key === "payment" || PAYMENT_MODULES.includes(String(module.resolve))),
  )?.[1] as ModuleEntry | undefined;
  const providers = Array.isArray(entry?.options?.providers) ? (entry.options.providers as Provider[]) : [];
  const ours = providers.filter(({ resolve }) => resolve === PROVIDER);
  if (ours.length === 0) {
    findings.wrongly(
      "The payment module does not have the provider.",
      `npx haipay setup --write puts it in. If it is there, look for a second entry of the payment module: Medusa uses the last alone.`,
    );
    return;
  }
  findings.well("The payment module has the provider.");
  if (ours.length > 1) findings.wrongly("The provider is there twice.", "Leave one.");
  const dependencies = Array.isArray(entry?.dependencies) ? (entry.dependencies as unknown[]) : [];
  if (dependencies.includes("haipay")) findings.well('dependencies: ["haipay"] is there.');
  else {
    findings.wrongly(
      'The payment module lacks dependencies: ["haipay"], without which it cannot see the plugin\'s ledger.',
      "npx haipay setup --write puts it in.",
    );
  }
}
