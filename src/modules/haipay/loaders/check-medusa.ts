import { readFileSync } from "node:fs";

/** The oldest Medusa that the package works with; every later 2.x is meant to. The peers in package.json say the same. */
export const OLDEST_MEDUSA = "2.21.2";

/** The shop runs a Medusa version that the package was not made for; the message says which, and how to update. */
export class MedusaVersionError extends Error {
  override readonly name = "MedusaVersionError";
}

/**
 * Stops the boot on a Medusa that is too old or of a different major version: what Medusa does around a payment varies between
 * versions, and money must not be the way to find out.
 *
 * @throws MedusaVersionError
 */
export default async function checkMedusa(): Promise<void> {
  const version = readInstalledVersion();
  try {
    if (version !== undefined) refuseOtherVersions(version);
  } catch (error) {
    // Medusa wraps what a loader throws and prints each wrapper with its stack, which would bury the sentence.
    Error.stackTraceLimit = 0;
    throw error;
  }
}

/** @param version as in Medusa's package.json, such as `2.21.2` or `2.22.0-preview-20260911` @throws MedusaVersionError */
export function refuseOtherVersions(version: string): void {
  const [major, minor, patch] = numbersOf(version);
  const [wantedMajor, oldestMinor, oldestPatch] = numbersOf(OLDEST_MEDUSA);
  const isRecent = minor > oldestMinor || (minor === oldestMinor && patch >= oldestPatch);
  if (major === wantedMajor && isRecent) return;
  throw new MedusaVersionError(
    `medusa-payment-haipay needs Medusa ${OLDEST_MEDUSA} or a later ${wantedMajor}.x, and this shop runs ${version}. ` +
      `Set every @medusajs package in its package.json to ${OLDEST_MEDUSA} or later, install, and run ` +
      `"npx medusa db:migrate"; or remove medusa-payment-haipay from medusa-config.`,
  );
}

function numbersOf(version: string): number[] {
  return version.split("-")[0].split(".").map(Number);
}

/** @returns undefined where packages are laid out in a way that hides it */
function readInstalledVersion(): string | undefined {
  try {
    // The shop's own Medusa: it boots in the shop's folder.
    const file = require.resolve("@medusajs/medusa/package.json", { paths: [process.cwd(), __dirname] });
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  } catch {
    return undefined;
  }
}
