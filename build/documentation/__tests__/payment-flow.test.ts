import { existsSync } from "node:fs";
import path from "node:path";
import {
  assertTransition,
  COLLECT_ORDER_STATES,
  STATE_NAMES,
} from "../../../src/modules/haipay/ledger/lifecycle";
import { readPage, ROOT } from "../pages";

const { text } = readPage("docs/payment-flow.md");
const diagram = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(text)?.[1] ?? "";

function isPossible(from: (typeof COLLECT_ORDER_STATES)[number], to: typeof from): boolean {
  try {
    assertTransition(from, to);
    return true;
  } catch {
    return false;
  }
}

describe("docs/payment-flow.md", () => {
  it("draws the moves of the transition table, each once, and no other", () => {
    const drawn = [...diagram.matchAll(/^ {2}(\w+) --> (\w+)(?:: .+)?$/gm)].map(
      ([, from, to]) => `${from} → ${to}`,
    );
    const table = COLLECT_ORDER_STATES.flatMap((from) =>
      COLLECT_ORDER_STATES.filter((to) => isPossible(from, to)).map((to) => `${from} → ${to}`),
    );
    expect([...drawn].sort()).toEqual([...table].sort());
  });

  it("begins at a choice, and ends where nothing leaves", () => {
    expect(diagram).toMatch(/^ {2}\[\*\] --> chosen:/m);
    const ends = COLLECT_ORDER_STATES.filter(
      (from) => !COLLECT_ORDER_STATES.some((to) => isPossible(from, to)),
    );
    expect([...diagram.matchAll(/^ {2}(\w+) --> \[\*\]$/gm)].map(([, state]) => state)).toEqual(ends);
  });

  it("names each state as merchants read it", () => {
    const rows = [...text.matchAll(/^\| `(\w+)` +\| ([^|]+?) +\|/gm)].map(([, state, name]) => [state, name]);
    expect(Object.fromEntries(rows)).toEqual(STATE_NAMES.en);
  });

  it("names the eight files of a payment's way, each once as a step", () => {
    const steps = [...text.matchAll(/^(\d)\. `(src\/[\w./-]+\.ts)`: /gm)].map(([, number, file]) => [
      number,
      file,
    ]);
    expect(steps.map(([number]) => number).join("")).toBe("12345678");
    expect(new Set(steps.map(([, file]) => file)).size).toBe(8);
    expect(steps.filter(([, file]) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});
