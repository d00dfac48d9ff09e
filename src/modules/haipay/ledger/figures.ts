import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency, MethodId } from "../../../platform/catalogue";

const TABLE = "haipay_collect_order";

/** How many, and how much in the unit of the currency (an exact decimal as text). */
export interface Tally {
  count: number;
  amount: string;
}

export interface AwaitedTally extends Tally {
  currency: Currency;
  /** The part of it whose deadline is near. */
  expiring: Tally;
}

export interface PaidTally extends Tally {
  currency: Currency;
  method: MethodId;
  /** The part of it that was paid today. */
  today: Tally;
}

/**
 * What a merchant asks every morning. The cost follows what is open and what was paid this month, never what is old:
 * each figure is read from an index.
 */
export class Figures {
  constructor(private readonly db: Knex) {}

  /** What shoppers were asked for and may still pay. @param near the deadline up to which it counts as expiring */
  async awaited(now: Date, near: Date): Promise<AwaitedTally[]> {
    const expiring = "FILTER (WHERE expires_at > ? AND expires_at <= ?)";
    const { rows } = await this.db.raw<{ rows: Raw<{ currency: Currency }>[] }>(
      `SELECT currency, count(*) AS count, coalesce(sum(charge_amount::numeric), 0) AS amount,
         count(*) ${expiring} AS part_count, coalesce(sum(charge_amount::numeric) ${expiring}, 0) AS part_amount
       FROM ${TABLE} WHERE state = 'open' AND deleted_at IS NULL GROUP BY currency ORDER BY currency`,
      [now, near, now, near],
    );
    return rows.map(({ currency, ...raw }) => ({ currency, ...whole(raw), expiring: part(raw) }));
  }

  /** What was received for paid collect orders. @param today the first instant of the day */
  async paid(since: Date, today: Date): Promise<PaidTally[]> {
    const { rows } = await this.db.raw<{ rows: Raw<{ currency: Currency; method: MethodId }>[] }>(
      `SELECT currency, method, count(*) AS count, coalesce(sum(received_amount::numeric), 0) AS amount,
         count(*) FILTER (WHERE paid_at >= ?) AS part_count,
         coalesce(sum(received_amount::numeric) FILTER (WHERE paid_at >= ?), 0) AS part_amount
       FROM ${TABLE} WHERE paid_at >= ? AND state = 'paid' AND deleted_at IS NULL
       GROUP BY currency, method ORDER BY currency, method`,
      [today, today, since],
    );
    return rows.map(({ currency, method, ...raw }) => ({
      currency,
      method,
      ...whole(raw),
      today: part(raw),
    }));
  }

  /** What needs a person, and how much of it belongs to no collect order of the ledger. */
  async attentions(): Promise<{ count: number; unknown: number }> {
    const { rows } = await this.db.raw<{ rows: { count: string; unknown: string }[] }>(
      `SELECT count(*) AS count, count(*) FILTER (WHERE collect_order_id IS NULL) AS unknown
       FROM haipay_attention WHERE resolved_at IS NULL AND deleted_at IS NULL`,
    );
    return { count: Number(rows[0].count), unknown: Number(rows[0].unknown) };
  }
}

type Raw<Group> = Group & Record<"count" | "amount" | "part_count" | "part_amount", string>;

function whole({ count, amount }: Raw<unknown>): Tally {
  return { count: Number(count), amount };
}

function part({ part_count, part_amount }: Raw<unknown>): Tally {
  return { count: Number(part_count), amount: part_amount };
}
