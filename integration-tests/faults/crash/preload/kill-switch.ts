import { writeSync } from "node:fs";
import { describePoint, LAST_WORDS, type KillPoint } from "../kill-point";

let armed: KillPoint | undefined;
let watched: KillPoint[] | undefined;
let counts = new Map<string, number>();

/**
 * The process passes a point. When it is the one that was armed, the process ends here as in a power cut: no
 * instruction follows.
 *
 * @param details for the reader of the test's output
 */
export function pass(name: string, details = ""): void {
  if (!armed && !watched) return;
  const occurrence = (counts.get(name) ?? 0) + 1;
  counts.set(name, occurrence);
  const point = { name, occurrence, details };
  watched?.push(point);
  if (armed?.name !== name || armed.occurrence !== occurrence) return;
  writeSync(1, `${LAST_WORDS}${describePoint(point)}\n`);
  process.kill(process.pid, "SIGKILL");
}

/** From now on every point is written down. */
export function watch(): void {
  counts = new Map();
  watched = [];
}

/** @returns what was written down */
export function endWatch(): KillPoint[] {
  const passed = watched ?? [];
  watched = undefined;
  return passed;
}

/** From now on this point kills. */
export function arm(point: KillPoint): void {
  counts = new Map();
  armed = point;
}
