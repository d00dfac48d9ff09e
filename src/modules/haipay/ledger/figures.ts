import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency, MethodId } from "../../../platform/catalogue";
import { addAmounts, compareAmounts, parsePlatformAmount, signedDifference } from "../../../platform/money";
import type { Environment } from "../settings/settings";
import type { CollectOrder } from "./collect-order";

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

export interface PaidTally extends ReceivedTally {
  /** The part of it that was paid today. */
  today: Tally;
}

/** What was received by one method. */
interface ReceivedTally extends Tally {
  currency: Currency;
  method: MethodId;
}

/** How long, in ms, the sums of past days are cached: in a large shop they cover most of the month's rows. */
const EARLIER_DAYS_KEPT_MS = 60_000;

/**
 * The figures that a merchant looks at every morning. Their cost depends on what is open and what was paid this month, never on old rows:
 * each figure is read from an index.
 */
export class Figures {
  private earlier: { days: string; keptUntil: number; tallies: Promise<ReceivedTally[]> } | undefined;

  constructor(private readonly db: Knex) {}

  /**
   * What buyers were asked to pay and still may, in one environment.
   *
   * @param near the deadline up to which it counts as expiring
   */
  async awaited(environment: Environment, now: Date, near: Date): Promise<AwaitedTally[]> {
    const expiring = "FILTER (WHERE expires_at > ? AND expires_at <= ?)";
    const { rows } = await this.db.raw<{ rows: Raw<{ currency: Currency }>[] }>(
      `SELECT currency, count(*) AS count, coalesce(sum(charge_amount::numeric), 0) AS amount,
         count(*) ${expiring} AS part_count, coalesce(sum(charge_amount::numeric) ${expiring}, 0) AS part_amount
       FROM ${TABLE} WHERE state = 'open' AND environment = ? AND deleted_at IS NULL
       GROUP BY currency ORDER BY currency`,
      [now, near, now, near, environment],
    );
    return rows.map(({ currency, ...raw }) => ({ currency, ...whole(raw), expiring: part(raw) }));
  }

  /**
   * What was received for paid collect orders. Today is read afresh each time; earlier days hardly change any more,
   * and their sums are cached for a minute.
   *
   * @param environment the only one whose money is counted
   * @param since the first instant of the month
   * @param today the first instant of the day
   */
  async paid(environment: Environment, since: Date, today: Date): Promise<PaidTally[]> {
    const [ofToday, earlier] = await Promise.all([
      this.received(environment, today),
      this.receivedEarlier(environment, since, today),
    ]);
    const tallies = new Map<string, PaidTally>();
    const keyOf = ({ currency, method }: ReceivedTally) => `${currency} ${method}`;
    for (const one of earlier) tallies.set(keyOf(one), { ...one, today: { count: 0, amount: "0" } });
    for (const one of ofToday) {
      const { count, amount } = one;
      const before = tallies.get(keyOf(one)) ?? { count: 0, amount: "0" };
      tallies.set(keyOf(one), { ...one, ...addTallies(before, one), today: { count, amount } });
    }
    return [...tallies.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
  }

  private receivedEarlier(environment: Environment, since: Date, today: Date): Promise<ReceivedTally[]> {
    const days = `${environment} ${since.getTime()} ${today.getTime()}`;
    const now = Date.now();
    if (this.earlier?.days !== days || this.earlier.keptUntil <= now) {
      const tallies = this.received(environment, since, today);
      this.earlier = { days, keptUntil: now + EARLIER_DAYS_KEPT_MS, tallies };
      // What could not be read is not kept.
      tallies.catch(() => (this.earlier = undefined));
    }
    return this.earlier.tallies;
  }

  private async received(environment: Environment, from: Date, before?: Date): Promise<ReceivedTally[]> {
    const { rows } = await this.db.raw<{ rows: (Omit<ReceivedTally, "count"> & { count: string })[] }>(
      `SELECT currency, method, count(*) AS count, coalesce(sum(received_amount::numeric), 0)::text AS amount
       FROM ${TABLE} WHERE paid_at >= ? AND paid_at < ? AND state = 'paid' AND environment = ? AND deleted_at IS NULL
       GROUP BY currency, method`,
      [from, before ?? "infinity", environment],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** Money that has come and that Medusa has not booked yet, in one environment. */
  async arrived(environment: Environment): Promise<(Tally & { currency: Currency })[]> {
    const { rows } = await this.db.raw<{ rows: { currency: Currency; count: string; amount: string }[] }>(
      `SELECT currency, count(*) AS count, coalesce(sum(received_amount::numeric), 0)::text AS amount FROM ${TABLE}
       WHERE state = 'paid' AND settled_at IS NULL AND next_check_at IS NOT NULL AND deleted_at IS NULL AND environment = ?
       GROUP BY currency`,
      [environment],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** What needs a person, and how much of it belongs to no collect order in the ledger. */
  async attentions(): Promise<{ count: number; unknown: number }> {
    const { rows } = await this.db.raw<{ rows: { count: string; unknown: string }[] }>(
      `SELECT count(*) AS count, count(*) FILTER (WHERE collect_order_id IS NULL AND account IS NULL) AS unknown
       FROM haipay_attention WHERE resolved_at IS NULL AND deleted_at IS NULL`,
    );
    return { count: Number(rows[0].count), unknown: Number(rows[0].unknown) };
  }
}

/** Both together. */
export function addTallies(one: Tally, other: Tally): Tally {
  const amount = addAmounts(parsePlatformAmount(one.amount), parsePlatformAmount(other.amount));
  return { count: one.count + other.count, amount };
}

type Raw<Group> = Group & Record<"count" | "amount" | "part_count" | "part_amount", string>;

function whole({ count, amount }: Raw<unknown>): Tally {
  return { count: Number(count), amount };
}

function part({ part_count, part_amount }: Raw<unknown>): Tally {
  return { count: Number(part_count), amount: part_amount };
}

/**
 * What the shop keeps of the money that came, before refunds: an exact decimal in the unit of the currency.
 * The protocol does not say whether the platform reports the received sum before or after its fee (§6, decision): a paid
 * order whose sum is only reached by adding the fee was reported after it.
 *
 * @returns null while nothing has come; negative when the fee exceeds a partial payment
 */
export function netOf(
  row: Pick<CollectOrder, "state" | "charge_amount" | "received_amount" | "fee">,
): string | null {
  const received = parsePlatformAmount(row.received_amount ?? "0");
  const fee = parsePlatformAmount(row.fee ?? "0");
  if (compareAmounts(received, parsePlatformAmount("0")) === 0) return null;
  const charge = parsePlatformAmount(row.charge_amount ?? "0");
  const isAfterFee =
    row.state === "paid" &&
    compareAmounts(received, charge) < 0 &&
    compareAmounts(addAmounts(received, fee), charge) >= 0;
  return isAfterFee ? received : signedDifference(received, fee);
}
