import { readPacked, type Packed } from "./pack";
import type { Instructions } from "./readme";

const PAGE = "docs/installing.md";

/**
 * The README's instructions in the words of another package manager.
 *
 * @param row of the table in docs/installing.md, such as `pnpm, a monorepo`
 * @throws Error when there is no such row
 */
export function translate(instructions: Instructions, packed: Packed, row: string): Instructions {
  const rows = [...readPacked(packed, PAGE).matchAll(/^\| (\S[^|]*?) +\| `([^`]+)` +\| `([^`]+)` +\|/gm)];
  const [, , install, command] = rows.find(([, name]) => name === row) ?? [];
  if (!install) throw new Error(`${PAGE} does not say how to install with ${row}.`);
  const runner = command.replace(/haipay$/, "");
  const inItsWords = (line: string) => line.replace(/^npx /, runner);
  return {
    ...instructions,
    install,
    prepare: instructions.prepare.map(inItsWords),
    sandbox: inItsWords(instructions.sandbox),
  };
}
