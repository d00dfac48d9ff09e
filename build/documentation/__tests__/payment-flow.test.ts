import { existsSync } from "node:fs";
import path from "node:path";
import { STATE_NAMES } from "../../../src/modules/haipay/ledger/state-names";
import { assertTransition, COLLECT_ORDER_STATES } from "../../../src/modules/haipay/ledger/transitions";
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

  it("names files beside others that exist", () => {
    const beside = [...text.matchAll(/`([\w-]+\.ts)`/g)].map(([, name]) => name);
    const folder = path.join(ROOT, "src/workflows/settle-collect-order");
    expect(beside.length).toBeGreaterThan(0);
    expect(beside.filter((name) => !existsSync(path.join(folder, name)))).toEqual([]);
  });
});
