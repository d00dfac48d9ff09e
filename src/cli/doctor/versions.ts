import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import {
  OLDEST_MEDUSA_UI,
  readInstalledMedusa,
  whyNotVersion,
} from "../../modules/haipay/loaders/check-medusa";
import type { Findings } from "./findings";

const OLDEST_NODE = { 20: 19, 22: 12 } as const;

/** @param folder the shop's */
export function checkVersions(folder: string, findings: Findings): void {
  checkNode(process.versions.node, findings);
  const medusa = readInstalledMedusa(folder);
  const problem = medusa === undefined ? undefined : whyNotVersion(medusa);
  if (medusa === undefined)
    findings.unknown("Medusa is not found from this folder.", "Run npm install there.");
  else if (problem === undefined) findings.well(`Medusa ${medusa}.`);
  else findings.wrongly(`Medusa ${medusa} is not one that the plugin works with.`, problem);
  checkSame(folder, medusa, findings);
  const ui = installed(folder, "@medusajs/ui");
  if (ui !== undefined && isOlder(ui, OLDEST_MEDUSA_UI)) {
    findings.wrongly(
      `@medusajs/ui ${ui} is too old for the pages in the admin.`,
      `Set it to ^${OLDEST_MEDUSA_UI}.`,
    );
  }
  const plugin = installed(folder, "medusa-payment-haipay");
  if (plugin === undefined) {
    findings.wrongly("medusa-payment-haipay is not installed here.", "npm install medusa-payment-haipay");
  } else findings.well(`medusa-payment-haipay ${plugin}.`);
}

export function checkNode(version: string, findings: Findings): void {
  const [major, minor] = version.split(".").map(Number);
  const least = (OLDEST_NODE as Record<number, number | undefined>)[major];
  if (major >= 23 || (least !== undefined && minor >= least)) findings.well(`Node ${version}.`);
  else findings.wrongly(`Node ${version} is too old, or of an uneven line.`, "Use 20.19, 22.12 or later.");
}

/** Medusa's packages belong together: one of another version is a second Medusa. */
function checkSame(folder: string, medusa: string | undefined, findings: Findings): void {
  const others = ["@medusajs/framework", "@medusajs/admin-sdk", "@medusajs/cli"].flatMap((name) => {
    const version = installed(folder, name);
    return version === undefined || version === medusa ? [] : [`${name} ${version}`];
  });
  if (medusa === undefined || others.length === 0) return;
  findings.wrongly(
    `${others.join(", ")} beside Medusa ${medusa}: they belong to one version.`,
    "Give all of them one version in package.json, and install again.",
  );
}

function installed(folder: string, name: string): string | undefined {
  try {
    const file = createRequire(path.join(folder, "package.json")).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  } catch {
    return undefined;
  }
}

function isOlder(version: string, than: string): boolean {
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  return compare(version.split("-")[0], than) < 0;
}
