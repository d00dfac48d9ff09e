import { markdownTable } from "../report";
import type { Tally } from "./tally";

/** The result table of a full run. */
export function writeUp(tally: Tally, run: { seed: number; recorded: number; minutes: number }): string {
  const byName = ([a]: [string, unknown], [b]: [string, unknown]) => a.localeCompare(b);
  const actions = [...tally.actions]
    .sort(byName)
    .map(([kind, counts]) => [
      kind.replace(/_/g, " "),
      String(counts.done),
      String(counts.refused),
      String(counts["not possible"]),
    ]);
  const byCount = (counts: Map<string, number>) =>
    [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => [name, String(count)]);
  return `## Model test

${tally.histories} random histories of two or three purchases each (${run.recorded} of them recorded failures of the past),
seed ${run.seed}, ${run.minutes.toFixed(1)} minutes in all, at most ${(tally.longest / 1_000).toFixed(1)} s for one. After each: everything comes to rest, all invariants are checked, and every
purchase must stand in an end that what happened to it allows. **Violations: 0.**

${markdownTable(["action", "done", "refused in words", "not possible then"], actions)}

${markdownTable(["end of a purchase", "times"], byCount(tally.ends))}

${markdownTable(["notification answered", "times"], byCount(tally.answers))}`;
}
