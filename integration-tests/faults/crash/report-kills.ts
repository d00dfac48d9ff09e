import { markdownTable, report } from "../report";
import type { KillResult } from "./kill";

/** Writes the table of a full run: one line per flow and place of death, and one per end. */
export function reportKills(results: readonly KillResult[], seed: number): void {
  const places = group(results, ({ flow, point }) => [flow, placeOf(point.name)]);
  const ends = group(results, ({ flow, end }) => [flow, end]);
  report(
    "crash",
    [
      "## Crash test",
      "",
      `${results.length} kills with SIGKILL (FAULTS_SEED=${seed}). After each one: restart, one reconcile, the shopper tries again, the platform repeats its notification.`,
      "",
      markdownTable(
        ["Killed during", "at", "kills", "violations"],
        places.map(([keys, members]) => [...keys, String(members.length), String(countWrong(members))]),
      ),
      "",
      markdownTable(
        ["Killed during", "the purchase ended", "purchases"],
        ends.map(([keys, members]) => [...keys, String(members.length)]),
      ),
    ].join("\n"),
  );
}

/** What is passed in every flow keeps its name; the plugin's own functions are many. */
function placeOf(name: string): string {
  return /^(write|answer|platform request) /.test(name) ? name : `${name.split(" ")[0]} a named function`;
}

function countWrong(results: readonly KillResult[]): number {
  return results.reduce((sum, { wrong }) => sum + wrong.length, 0);
}

function group(
  results: readonly KillResult[],
  keysOf: (result: KillResult) => string[],
): [string[], KillResult[]][] {
  const groups = new Map<string, [string[], KillResult[]]>();
  for (const result of results) {
    const keys = keysOf(result);
    const [, members] = groups.get(keys.join("\n")) ?? [keys, []];
    groups.set(keys.join("\n"), [keys, [...members, result]]);
  }
  return [...groups.values()];
}
