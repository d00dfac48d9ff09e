import { randomInt } from "node:crypto";

const LARGEST_SEED = 2 ** 31 - 1;
/** The short form plays the same every time, so that a change is judged by what it changed; the full form looks for new cases. */
const SEED_OF_THE_SHORT_FORM = 1_305_457_608;

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

/** The seed of a run for which none is given. */
export function chooseSeed(full: boolean): number {
  return full ? randomInt(1, LARGEST_SEED) : SEED_OF_THE_SHORT_FORM;
}

/** Prints the seed with which a suite runs, also where jest keeps the console silent. */
export function printSeed(suite: string): void {
  process.stderr.write(`${suite}: FAULTS_SEED=${seed}\n`);
}

function readSeed(given: string | undefined): number {
  if (!given) return chooseSeed(form.full);
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0 && number <= LARGEST_SEED) return number;
  throw new Error(
    `FAULTS_SEED must be a whole number from 0 to ${LARGEST_SEED}, as the suites print it; it is "${given}".`,
  );
}
