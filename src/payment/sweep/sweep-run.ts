import type { MedusaContainer } from "@medusajs/framework/types";
import { encodeTime } from "ulid";
import type { SweepClaim } from "../../modules/haipay/ledger/sweeps";
import type HaipayModuleService from "../../modules/haipay/service";

/** What a run has mended. */
export interface SweepReport {
  /** Orders that were cancelled unheard. */
  cancelled: number;
  /** Orders that were placed unheard. */
  placed: number;
  /** Orders that got the slip which a dead completion owed them. */
  issued: number;
  /** Collect orders whose payment session is gone, or whose order was paid another way. */
  superseded: number;
  /** Choices that were removed, because no payment session stands behind them or they were given up long ago. */
  forgotten: number;
  /** Purchases whose buyers' data were erased, because their time was up or somebody had asked for it. */
  erased: number;
  /** Orders that a crash left half made and a person was told of. */
  halfMade: number;
  /** Half-made orders that are whole again. */
  whole: number;
  /** Collect orders whose money was neither captured nor before a person, and is followed once more. */
  reopened: number;
  /** Locks of Medusa's that had outlived their time. */
  freedLocks: number;
  /** What could not be done now; it is tried again. */
  failed: number;
}

/** One run, as its parts share it. */
export interface SweepRun {
  container: MedusaContainer;
  haipay: HaipayModuleService;
  /** The instant by which things are old or new. */
  now: Date;
  /** No new step is begun after this instant, in ms. */
  end: number;
  report: SweepReport;
}

/** Where the next step begins; null: there is nothing left. */
export type Progress = Partial<Pick<SweepClaim, "swept_until">> & Pick<SweepClaim, "position">;

/** How many keys a step may look at. */
export const STEP_SIZE = 200;
/** How many steps a run takes at most: one that finds more to do leaves it to the next. */
const STEPS = 10;
/** Longer than any step takes; the claim of a run that died ends after it. */
const LEASE_MS = 120_000;

/**
 * Takes a sweep and goes on where the last run stood, step by step, once around at most; nothing when another
 * instance holds it.
 *
 * @param step does what is to be done between the claim's position and the one that it returns
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

/** Does one thing of many; when it cannot be done now the others are done all the same. */
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

/** Of the 26 digits of a ULID. */
const TIME_DIGITS = 10;

/**
 * The least id that Medusa can have given at an instant: its ids are ULIDs, which begin with their time. A range of
 * ids is a range of time that the primary key answers, where nothing indexes the time itself.
 *
 * @param prefix such as `order`
 */
export function idOfInstant(prefix: string, instant: Date): string {
  return `${prefix}_${encodeTime(instant.getTime(), TIME_DIGITS)}`;
}
