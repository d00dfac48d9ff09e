import { readFileSync } from "node:fs";

/**
 * The oldest Medusa that the package works with; every later 2.x should work. The peers in package.json say the same.
 * Older ones do not know `pending_authorization`: they refuse the order that a slip or a transfer waits for, after the
 * platform has made its own.
 */
export const OLDEST_MEDUSA = "2.17.2";

/** Has its own version numbers. The peer in package.json says the same. */
export const OLDEST_MEDUSA_UI = "4.1.19";

/** The shop runs a Medusa version that the package was not made for; the message says which, and how to update. */
export class MedusaVersionError extends Error {
  override readonly name = "MedusaVersionError";
}

/**
 * Refuses a Medusa that is too old or has a different major version: what Medusa does around a payment varies between
 * versions, and a shop must not find out with real money.
 *
 * @throws MedusaVersionError
 */
export function checkMedusa(): void {
  const version = readInstalledMedusa(process.cwd());
  try {
    if (version !== undefined) refuseOtherVersions(version);
  } catch (error) {
    // Medusa wraps what a module throws and prints each wrapper with its stack, which would bury the sentence.
    Error.stackTraceLimit = 0;
    throw error;
  }
}

/** @param version as in Medusa's package.json, such as `2.21.2` or `2.22.0-preview-20260911` @throws MedusaVersionError */
export function refuseOtherVersions(version: string): void {
  const problem = whyNotVersion(version);
  if (problem !== undefined) throw new MedusaVersionError(problem);
}

/** @returns what is wrong with a Medusa version and what to do; undefined for one that the package works with */
export function whyNotVersion(version: string): string | undefined {
  const [major, minor, patch] = numbersOf(version);
  const [wantedMajor, oldestMinor, oldestPatch] = numbersOf(OLDEST_MEDUSA);
  const isRecent = minor > oldestMinor || (minor === oldestMinor && patch >= oldestPatch);
  if (major === wantedMajor && isRecent) return undefined;
  const way =
    major > wantedMajor
      ? "Look for a later medusa-payment-haipay"
      : `In package.json, set every @medusajs package that has the version ${version} to ${OLDEST_MEDUSA} or later, and ` +
        `@medusajs/ui, if it is there, to ${OLDEST_MEDUSA_UI} or later; install; and run ` +
        `"npx medusa db:migrate --execute-safe-links"`;
  return (
    `medusa-payment-haipay needs Medusa ${OLDEST_MEDUSA} or a later ${wantedMajor}.x, and this shop runs ${version}. ` +
    `${way}. Or remove medusa-payment-haipay from medusa-config.`
  );
}

function numbersOf(version: string): number[] {
  return version.split("-")[0].split(".").map(Number);
}

/**
 * @param shop the shop's folder
 * @returns undefined if the layout of the packages hides it
 */
export function readInstalledMedusa(shop: string): string | undefined {
  try {
    const file = require.resolve("@medusajs/medusa/package.json", { paths: [shop, __dirname] });
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  } catch {
    return undefined;
  }
}
