import fc from "fast-check";
import { histories } from "./generate";
import type { History } from "./history";
import { minimise } from "./minimise";
import type { PlayError } from "./play";

/** How long, in ms, a failing history is made smaller. */
const MINIMISING_MS = 180_000;

export interface Check {
  runs: number;
  seed: number;
  /** Repeats one history of a run that failed, as its message says. */
  path?: string;
  /** @throws PlayError when the history goes wrong */
  play: (history: History) => Promise<void>;
}

/**
 * Plays random histories.
 *
 * @throws Error with seed, path and the smallest history that still fails, readable and as JSON for recorded.ts
 */
export async function checkHistories({ runs, seed, path, play }: Check): Promise<void> {
  const property = fc.asyncProperty(histories, play);
  // fast-check makes values smaller without knowing what was done in vain: minimise is quicker.
  const details = await fc.check(property, {
    numRuns: runs,
    seed,
    endOnFailure: true,
    ...(path && { path }),
  });
  if (!details.failed) return;
  let error = details.errorInstance as PlayError;
  const fails = async (history: History) => {
    try {
      await play(history);
      return false;
    } catch (failure) {
      error = failure as PlayError;
      return true;
    }
  };
  const [found] = details.counterexample as [History];
  const smallest = await minimise(found, fails, Date.now() + MINIMISING_MS);
  throw new Error(
    `${error.message}\n\n` +
      `Repeat what was found: FAULTS_SEED=${seed} FAULTS_PATH=${details.counterexamplePath} npm run test:faults -- --testPathPatterns model\n` +
      `Keep the smallest that fails like this, in recorded.ts: ${JSON.stringify(smallest)}`,
  );
}
