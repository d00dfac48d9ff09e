import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Packed } from "./pack";
import { REPOSITORY } from "./surroundings";

/** Has no types to resolve. */
const STYLE_SHEETS = ["./storefront/style.css", "./style.css"];

/** @returns what publint says against the entry points, empty when all is well */
export async function runPublint(packed: Packed): Promise<string[]> {
  const { publint } = await import("publint");
  const file = readFileSync(packed.tarball);
  const tarball = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const { messages } = await publint({ pack: { tarball }, strict: true });
  return messages.map(
    ({ code, path: place, args }) => `${code} at ${place.join(".")} ${JSON.stringify(args)}`,
  );
}

/**
 * @returns what "Are the types wrong?" says against the types of the entry points: by Node's and bundlers' resolution, and by
 *   the one that TypeScript calls `node`, which Medusa's Next.js starters have
 */
export function runAreTheTypesWrong(packed: Packed): string[] {
  const attw = path.join(REPOSITORY, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const options = [
    "--profile",
    "strict",
    "--exclude-entrypoints",
    ...STYLE_SHEETS,
    "--no-color",
    "--no-emoji",
  ];
  try {
    execFileSync(process.execPath, [attw, packed.tarball, ...options], { stdio: "pipe" });
    return [];
  } catch (error) {
    return [String((error as { stdout?: Buffer }).stdout ?? error)];
  }
}
