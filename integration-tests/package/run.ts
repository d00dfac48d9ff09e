import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createNarrator } from "../../demo/narrator";
import { STORIES } from "../../demo/stories";
import setUp from "../environment/global-setup";
import tearDown from "../environment/global-teardown";
import { checkContents } from "./contents";
import { followPage } from "./empty-shop";
import { runAreTheTypesWrong, runPublint } from "./entry-points";
import { OTHERS, tryMatrix, tryToolchain } from "./matrix";
import { versionsToTry } from "./medusa-versions";
import { tryKitAlone } from "./kit-alone";
import { pack } from "./pack";
import { readInstructions } from "./readme";
import { OURS } from "./toolchain";
import { tryPackage } from "./trial";

/**
 * `npm run test:package`: is the package what a stranger can install and take money with? It is packed, looked through, and
 * installed into a new shop as its README says: every kind of method with the lowest Medusa that it claims to work with, one order
 * with the newest, another package manager and another Node, and one in a shop that the page "From an empty shop" has made.
 *
 * @param matrix instead of these, one order with each package manager and Node; the words that a toolchain's name must have
 */
async function run(scratch: string, matrix?: readonly string[]): Promise<string[]> {
  const narrator = createNarrator();
  const packed = pack(path.join(scratch, "packed"));
  const wrong = [...checkContents(packed), ...(await runPublint(packed)), ...runAreTheTypesWrong(packed)];
  if (wrong.length > 0) throw new Error(`The package is not fit to be published:\n${wrong.join("\n")}`);
  const right = [
    `${packed.files.length} files, ${Math.round(packed.size / 1000)} kB packed; entry points and types`,
  ];

  const instructions = readInstructions(packed);
  const { lowest, newest } = versionsToTry(packed, instructions.range);
  const stage = { packed, instructions, narrator, scratch };
  if (!matrix) right.push(...(await tryKitAlone(path.join(scratch, "kit"), narrator)));
  await setUp();
  try {
    if (matrix) return [...right, ...(await tryMatrix({ ...stage, medusa: newest }, matrix))];
    const first = { medusa: lowest, tools: OURS, admin: true, scratch: path.join(scratch, "lowest") };
    right.push(...(await tryPackage({ ...stage, ...first, stories: STORIES })));
    right.push(await tryToolchain({ ...stage, medusa: newest }, OTHERS));
    const emptyShop = { medusa: newest, packed, scratch: path.join(scratch, "empty-shop"), narrator };
    right.push(...(await followPage(emptyShop)));
  } finally {
    await tearDown();
  }
  return right;
}

/** `--matrix [word …]` */
function readMatrix([flag, ...words]: string[]): string[] | undefined {
  if (flag === undefined) return undefined;
  if (flag !== "--matrix") throw new Error(`npm run test:package [-- --matrix [word …]], not ${flag}`);
  return words;
}

async function main(): Promise<void> {
  // Outside this repository: nothing of it may be found by going up from there.
  const scratch = mkdtempSync(path.join(tmpdir(), "haipay-package-"));
  try {
    const right = await run(scratch, readMatrix(process.argv.slice(2)));
    console.log(
      `\nOK: the package can be installed, built and paid with.\n${right.map((line) => `  ${line}`).join("\n")}`,
    );
  } catch (error) {
    console.error(`\nFAILED: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
