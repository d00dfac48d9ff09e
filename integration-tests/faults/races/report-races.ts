import { markdownTable, report } from "../report";
import type { RaceResult } from "./race";

/** Writes the table of a full run: one line per pairing, flow and lock provider. */
export function reportRaces(results: readonly RaceResult[], seed: number): void {
  const groups = new Map<string, RaceResult[]>();
  for (const result of results) {
    const key = [result.pairing, result.flow, result.locks].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  const rows = [...groups].map(([key, races]) => [
    ...key.split("\n"),
    String(races.length),
    endsOf(races),
    String(races.reduce((sum, { wrong }) => sum + wrong.length, 0)),
    String(Math.max(...races.map(({ ms }) => ms))),
  ]);
  report(
    "races",
    [
      "## Two instances on one database",
      "",
      `${results.length} races with random head starts (FAULTS_SEED=${seed}).`,
      "",
      markdownTable(["pairing", "flow", "locks", "races", "ended", "violations", "slowest, ms"], rows),
    ].join("\n"),
  );
}

function endsOf(races: readonly RaceResult[]): string {
  const counts = new Map<string, number>();
  for (const { end } of races) counts.set(end, (counts.get(end) ?? 0) + 1);
  return [...counts].map(([end, count]) => `${end}: ${count}`).join("; ");
}
