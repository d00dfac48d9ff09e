import type { SeededRandom } from "../seeded-random";
import { describePoint, type KillPoint } from "./kill-point";

const WRITE = /^write /;

/**
 * Which of the points that a flow passes are tried: named ones, from all over the flow, and SQL statements before
 * they are sent, before they are answered and before anybody knows of the answer. `FAULTS_POINT` takes instead those
 * in whose description one of its parts stands, such as `write answered #12 |before capturePayment #1 `.
 */
export function choosePoints(
  passed: readonly KillPoint[],
  count: { named: number; writes: number },
  random: SeededRandom,
): KillPoint[] {
  const wanted = process.env.FAULTS_POINT;
  if (wanted) {
    const parts = wanted.split("|");
    return passed.filter((point) => parts.some((part) => `${describePoint(point)} `.includes(part)));
  }
  const named = passed.filter(({ name }) => !WRITE.test(name));
  const writes = passed.filter(({ name }) => WRITE.test(name));
  return [...random.sample(named, count.named), ...random.sample(writes, count.writes)];
}
