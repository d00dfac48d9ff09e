import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency, MethodId } from "../../../platform/catalogue";
import type { Environment } from "../settings/settings";
import { CAPTURED_SUM, UNCAPTURED_SUM } from "./captured-sum";
import type { Tally } from "./figures";
import type { CollectOrderList } from "./list";

const TABLE = "haipay_collect_order";
/** How long, in ms, the sums of many days are cached: they cover a large part of a shop's rows. */
const DAYS_KEPT_MS = 60_000;

/** What was captured of payments of one day in Japan, by one method. */
export interface DayTally extends Tally {
  /** yyyy-MM-dd */
  day: string;
  currency: Currency;
  method: MethodId;
}

/** The captured and uncaptured parts of a day's payments, in one currency. */
export interface MoneyTally {
  currency: Currency;
  captured: Tally;
  uncaptured: Tally;
}

/** Figures over time, for only one environment, so that play money is never among the takings. */
export class DayFigures {
  private kept: { key: string; until: number; tallies: Promise<DayTally[]> } | undefined;

  constructor(
    private readonly db: Knex,
    private readonly list: CollectOrderList,
  ) {}

  /**
   * What was captured of payments since then, day by day. Today is read afresh each time, so that it says what the figures of
   * today say; the days before are cached for a minute.
   *
   * @param today the first instant of the day
   */
  async days(environment: Environment, since: Date, today: Date): Promise<DayTally[]> {
    const [earlier, ofToday] = await Promise.all([
      this.earlierDays(environment, since, today),
      this.readDays(environment, today),
    ]);
    return [...earlier, ...ofToday];
  }

  private earlierDays(environment: Environment, since: Date, today: Date): Promise<DayTally[]> {
    const key = `${environment} ${since.getTime()} ${today.getTime()}`;
    if (this.kept?.key !== key || this.kept.until <= Date.now()) {
      const tallies = this.readDays(environment, since, today);
      this.kept = { key, until: Date.now() + DAYS_KEPT_MS, tallies };
      // What could not be read is not kept.
      tallies.catch(() => (this.kept = undefined));
    }
    return this.kept.tallies;
  }

  private async readDays(environment: Environment, since: Date, before?: Date): Promise<DayTally[]> {
    const { rows } = await this.db.raw<{ rows: (Omit<DayTally, "count"> & { count: string })[] }>(
      `SELECT to_char(paid_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD') AS day, currency, method, count(*) AS count,
         sum(${CAPTURED_SUM})::text AS amount
       FROM ${TABLE} WHERE paid_at >= ? AND paid_at < ? AND state = 'paid' AND captured_payment_id IS NOT NULL AND environment = ?
         AND deleted_at IS NULL
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      [since, before ?? "infinity", environment],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** The part of the payments since then that belongs to orders, and the part that belongs to none. */
  async money(environment: Environment, since: Date): Promise<MoneyTally[]> {
    const { rows } = await this.db.raw<{ rows: (Record<string, string> & { currency: Currency })[] }>(
      `SELECT currency, count(*) FILTER (WHERE captured_payment_id IS NOT NULL) AS captured_count,
         sum(${CAPTURED_SUM})::text AS captured,
         count(*) FILTER (WHERE ${UNCAPTURED_SUM} > 0) AS uncaptured_count, sum(${UNCAPTURED_SUM})::text AS uncaptured
       FROM ${TABLE} WHERE paid_at >= ? AND state = 'paid' AND environment = ? AND deleted_at IS NULL
       GROUP BY currency ORDER BY currency`,
      [since, environment],
    );
    return rows.map(({ currency, captured, captured_count, uncaptured, uncaptured_count }) => ({
      currency,
      captured: { count: Number(captured_count), amount: captured },
      uncaptured: { count: Number(uncaptured_count), amount: uncaptured },
    }));
  }

  /** What is owed for orders that are placed and unpaid, and have stock reserved. */
  async holdingStock(environment: Environment): Promise<(Tally & { currency: Currency })[]> {
    const filter = { environments: [environment], applied: true, holdsStock: true };
    const totals = (await this.list.totals(filter, Number.MAX_SAFE_INTEGER - 1)) ?? [];
    return totals.map(({ currency, count, charge }) => ({ currency, count, amount: charge }));
  }
}
