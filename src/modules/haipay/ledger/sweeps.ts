import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Sweep as SweepModel } from "../models/sweep";
import type { RowOf } from "../row-of";

const TABLE = "haipay_sweep";
const CLAIM = ["id", "position", "swept_until", "claimed_until", "created_at"] as const;

/** Where a sweep stands, as known to the run that holds it. */
export type SweepClaim = Pick<RowOf<typeof SweepModel>, (typeof CLAIM)[number]> & {
  /** Also identifies the claim: no other ends in the same millisecond. */
  claimed_until: Date;
};

/** Where the sweeps for lost events stand, shared among all instances. */
export class Sweeps {
  constructor(private readonly db: Knex) {}

  /**
   * Claims a sweep, so that no other instance does the same work. A run that dies blocks nothing: the sweep is free
   * again when the lease ends.
   *
   * @param leaseMs how long, in ms, nobody else may take it
   * @returns undefined while another run holds it
   */
  async claim(id: string, leaseMs: number): Promise<SweepClaim | undefined> {
    await this.db(TABLE).insert({ id }).onConflict("id").ignore();
    const [claim] = await this.db<SweepClaim>(TABLE)
      .where({ id })
      .whereRaw("(claimed_until IS NULL OR claimed_until < now())")
      .update({ claimed_until: this.endOfLease(leaseMs) })
      .returning(CLAIM);
    return claim;
  }

  /**
   * Records how far the run got and holds the sweep for another lease.
   *
   * @returns undefined when the lease had ended and another run may be at work
   */
  async advance(
    claim: SweepClaim,
    progress: Partial<Pick<SweepClaim, "position" | "swept_until">>,
    leaseMs: number,
  ): Promise<SweepClaim | undefined> {
    const [advanced] = await this.db<SweepClaim>(TABLE)
      .where({ id: claim.id, claimed_until: claim.claimed_until })
      .update({ ...progress, claimed_until: this.endOfLease(leaseMs) })
      .returning(CLAIM);
    return advanced;
  }

  /** Lets the next run take the sweep at once. */
  async release({ id, claimed_until }: SweepClaim): Promise<void> {
    await this.db(TABLE).where({ id, claimed_until }).update({ claimed_until: null });
  }

  /** By the database's clock, in whole ms: all that a `Date` can hold. */
  private endOfLease(leaseMs: number): Knex.Raw {
    return this.db.raw("date_trunc('milliseconds', clock_timestamp() + ? * interval '1 millisecond')", [
      leaseMs,
    ]);
  }
}
