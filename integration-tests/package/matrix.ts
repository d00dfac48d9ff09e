import { rmSync } from "node:fs";
import path from "node:path";
import type { Narrator } from "../../demo/narrator";
import { STORIES } from "../../demo/stories";
import { translate } from "./managers";
import type { Packed } from "./pack";
import type { Instructions } from "./readme";
import { installToolchain, nameOf, type Wanted } from "./toolchain";
import { tryPackage } from "./trial";

const NODE = { 20: "20.19.6", 22: "22.23.5", 24: "24.22.3" };
/** The lowest that package.json names. */
const LOWEST_NODE = { 20: "20.19.0", 22: "22.12.0" };

/** What differs from the lowest Medusa's trial in everything, and costs no trial more. */
export const OTHERS: Wanted = { manager: "pnpm@10.34.9", node: NODE[24], admin: true };

const MATRIX: readonly Wanted[] = [
  ...(["npm", "pnpm@10.34.9", "yarn@1.22.22"] as const).flatMap((manager) => [
    { manager, node: NODE[20] },
    { manager, node: NODE[22] },
    { manager, node: NODE[24], admin: true },
    { manager, node: NODE[22], monorepo: true, admin: true },
  ]),
  ...(["pnpm@12.21.0", "@yarnpkg/cli-dist@4.18.1"] as const).map((manager) => ({
    manager,
    node: NODE[24],
    admin: true,
  })),
  ...Object.values(LOWEST_NODE).map((node) => ({ manager: "npm", node }) as const),
];

const FAILED = "FAILED";

/** What every trial of it has. */
interface Stage {
  medusa: string;
  packed: Packed;
  instructions: Instructions;
  scratch: string;
  narrator: Narrator;
}

/**
 * Tries every package manager under every Node, all in the same Medusa, each to a paid order. One that fails keeps none of the others.
 *
 * @param words what must be in a toolchain's name, as `pnpm` or `Node 24`; every toolchain without any
 * @returns one line each
 */
export async function tryMatrix(stage: Stage, words: readonly string[]): Promise<string[]> {
  const wanted = MATRIX.filter((one) => words.every((word) => nameOf(one).includes(word)));
  if (wanted.length === 0) throw new Error(`No toolchain has ${words.join(" and ")} in its name.`);
  const lines: string[] = [];
  for (const one of wanted) {
    const started = Date.now();
    const outcome = await tryToolchain(stage, one).catch(
      (error: Error) => `${FAILED} with ${nameOf(one)}: ${error.message}`,
    );
    lines.push(`${outcome} (${Math.round((Date.now() - started) / 1000)} s)`);
    console.log(lines.at(-1));
  }
  const failed = lines.filter((line) => line.startsWith(FAILED));
  if (failed.length > 0) throw new Error(`${failed.length} of ${lines.length} toolchains failed.`);
  return lines;
}

/** Tries one, with one order, and leaves nothing behind. */
export async function tryToolchain(stage: Stage, wanted: Wanted): Promise<string> {
  const scratch = path.join(stage.scratch, nameOf(wanted).replaceAll(/\W+/g, "-"));
  return tryIn(scratch, stage, wanted).finally(() => rmSync(scratch, { recursive: true, force: true }));
}

async function tryIn(scratch: string, stage: Stage, wanted: Wanted): Promise<string> {
  const tools = await stage.narrator.during(`Fetching ${nameOf(wanted)}`, async () =>
    installToolchain(wanted, path.join(scratch, "tools")),
  );
  const instructions = translate(stage.instructions, stage.packed, tools.row);
  const [line] = await tryPackage({
    ...stage,
    instructions,
    tools,
    scratch,
    admin: wanted.admin ?? false,
    stories: STORIES.slice(0, 1),
  });
  return line;
}
