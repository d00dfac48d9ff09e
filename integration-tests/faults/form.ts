import { randomInt } from "node:crypto";

const LARGEST_SEED = 2 ** 31 - 1;

/** How much the fault suites do: the short form belongs to `npm test`, the full one to `npm run test:faults -- --full`. */
export const form = {
  full: process.env.FAULTS_FORM === "full",

  /** What the form in use takes, such as a number of runs. */
  pick<Value>(short: Value, full: Value): Value {
    return form.full ? full : short;
  },
};

/** The seed of everything random; the same `FAULTS_SEED` gives the same run. */
export const seed = readSeed(process.env.FAULTS_SEED);

/** Prints the seed with which a suite runs, also where jest keeps the console silent. */
export function printSeed(suite: string): void {
  process.stderr.write(`${suite}: FAULTS_SEED=${seed}\n`);
}

function readSeed(given: string | undefined): number {
  if (!given) return randomInt(1, LARGEST_SEED);
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0 && number <= LARGEST_SEED) return number;
  throw new Error(
    `FAULTS_SEED must be a whole number from 0 to ${LARGEST_SEED}, as the suites print it; it is "${given}".`,
  );
}
