import { StoreError } from "../../../demo/store-error";
import { SandboxControlError } from "../../../src/sandbox/control-client";
import type { Outcome } from "./tally";
import { Violation } from "./violation";
import type { World } from "./world";

/** What came of an action, and a few words about it. */
export interface Came {
  outcome: Outcome;
  words: string;
}

export const NOT_POSSIBLE: Came = { outcome: "not possible", words: "" };

export function done(words: string): Came {
  return { outcome: "done", words };
}

export function refused(words: string): Came {
  return { outcome: "refused", words };
}

/**
 * Runs one call. The shop or the platform may refuse it in words; that it breaks is a violation, unless something
 * disturbs it.
 */
export async function attempt(world: World, call: () => Promise<string>): Promise<Came> {
  try {
    return done(await call());
  } catch (error) {
    if (error instanceof SandboxControlError) return refused(error.message);
    if (!(error instanceof StoreError)) throw error;
    if (error.status !== undefined && error.status < 500) return refused(error.message);
    if (world.mayFail) return refused(`in passing: ${error.message}`);
    throw new Violation(`Undisturbed, a call of the store API broke: ${error.message}`);
  }
}
