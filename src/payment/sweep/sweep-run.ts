import type { MedusaContainer } from "@medusajs/framework/types";
import { encodeTime } from "ulid";
import type { SweepClaim } from "../../modules/haipay/ledger/sweeps";
import type HaipayModuleService from "../../modules/haipay/service";

/** What a run has repaired. */
export interface SweepReport {
  /** Orders whose cancellation was missed. */
  cancelled: number;
  /** Orders whose placement was missed. */
  placed: number;
  /** Orders that were issued the slip that a dead completion had not created. */
  issued: number;
  /** Collect orders whose payment session is gone, or whose order was paid another way. */
  superseded: number;
  /** Choices that were removed because they have no payment session or were given up long ago. */
  forgotten: number;
  /** Purchases whose buyers' data were erased, because their retention ended or somebody had asked for it. */
  erased: number;
  /** Orders that a crash left half made and that were reported to a person. */
  halfMade: number;
  /** Half-made orders that are now complete. */
  whole: number;
  /** Collect orders whose money was neither captured nor before a person, and is now followed again. */
  reopened: number;
  /** Expired Medusa locks that were freed. */
  freedLocks: number;
  /** What could not be done now and is tried again. */
  failed: number;
}

/** One run, shared by its parts. */
export interface SweepRun {
  container: MedusaContainer;
  haipay: HaipayModuleService;
  /** The instant against which ages are measured. */
  now: Date;
  /** No new step is started after this instant, in ms. */
  end: number;
  report: SweepReport;
}

/** Where the next step starts; null when nothing is left. */
export type Progress = Partial<Pick<SweepClaim, "swept_until">> & Pick<SweepClaim, "position">;

/** How many keys a step may check. */
export const STEP_SIZE = 200;
/** How many steps a run takes at most; what is left goes to the next run. */
const STEPS = 10;
/** Longer than any step takes; the claim of a run that has died expires after this. */
const LEASE_MS = 120_000;

/**
 * Takes a sweep and continues where the last run stopped, step by step, once around at most; does nothing when another
 * instance holds it.
 *
 * @param step does the work between the claim's position and the one that it returns
 */
export async function sweepInSteps(
  { haipay, end }: SweepRun,
  id: string,
  step: (claim: SweepClaim) => Promise<Progress>,
): Promise<void> {
  let claim = await haipay.ledger.sweeps.claim(id, LEASE_MS);
  if (!claim) return;
  let last = claim;
  try {
    for (let count = 0; count < STEPS && claim; count++) {
      last = claim;
      const progress = await step(claim);
      claim = await haipay.ledger.sweeps.advance(claim, progress, LEASE_MS);
      if (progress.position === null || Date.now() >= end) break;
    }
  } finally {
    await haipay.ledger.sweeps.release(claim ?? last);
  }
}

/** Does one of many things; if it fails, the others are still done. */
export async function attempt(
  { haipay, report }: SweepRun,
  what: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    report.failed++;
    haipay.logger.warn(`HaiPay: the sweep could not ${what} yet: ${(error as Error).message}`);
  }
}

/** How many of a ULID's 26 digits are its time. */
const TIME_DIGITS = 10;

/**
 * The smallest id that Medusa can have given at an instant: its ids are ULIDs, which begin with their time. A range of
 * ids is a range of time that the primary key can answer, although the time itself is not indexed.
 *
 * @param prefix such as `order`
 */
export function idOfInstant(prefix: string, instant: Date): string {
  return `${prefix}_${encodeTime(instant.getTime(), TIME_DIGITS)}`;
}
