import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Mutex } from "async-mutex";
import type { CollectOrder } from "./collect-order";

const TABLE = "haipay_collect_order";
const HITS = "haipay_limit_hit";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One at a time in the whole shop, so that a count cannot change before it is used. */
const ADMISSION = "haipay:apply";

/** What buyers may make the shop do; 0 = no limit. */
export interface LimitRules {
  /** Orders at the platform for one purchase, whatever became of them. */
  perPurchase: number;
  /** Unpaid payments of other purchases with the same e-mail address, phone number or customer. */
  openPerBuyer: number;
  /** Orders at the platform within a minute. */
  perMinute: number;
  /** The same for one client address. */
  perMinuteAndAddress: number;
}

const LIMIT_NAMES = ["purchase", "email", "phone", "customer", "minute", "address"] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** A limit is reached: the platform was not told about the row, which is unchanged. */
export class LimitReachedError extends Error {
  readonly name = "LimitReachedError";

  constructor(readonly limit: LimitName) {
    super(`The limit "${limit}" on orders at HaiPay is reached.`);
  }
}

/** How often a limit has refused since an instant. */
export interface LimitHits {
  limit: LimitName;
  count: number;
  last_at: Date;
}

/** What is counted about a choice that asks for an order at the platform. */
export type Applicant = Pick<
  CollectOrder,
  | "payment_collection_id"
  | "cart_id"
  | "medusa_order_id"
  | "customer_id"
  | "buyer_email"
  | "buyer_phone"
  | "client_digest"
>;

/** Counts what buyers make the shop do at the platform, in the ledger, so that all instances share the count. */
export class Limits {
  /** Of all that are waiting in this process, at most one holds a connection. */
  private readonly queue = new Mutex();

  constructor(private readonly db: Knex) {}

  /**
   * Lets an order be made unless a limit is reached. Requests that come at the same time, from any instance and for any
   * purchase, are counted one after another, so that none slips through between the count and its record.
   *
   * @param note records that the order is made, with the connection that it is given; must be fast
   * @returns the limit that is reached, else what `note` returns
   */
  async admit<Result extends object>(
    applicant: Applicant,
    rules: LimitRules,
    note: (trx: Knex) => Promise<Result | undefined>,
  ): Promise<{ reached: LimitName } | { admitted: Result | undefined }> {
    if (Object.values(rules).every((most) => most === 0)) return { admitted: await note(this.db) };
    return this.queue.runExclusive(() =>
      this.db.transaction(async (trx) => {
        await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [ADMISSION]);
        const reached = await this.findReached(applicant, rules, trx);
        return reached === undefined ? { admitted: await note(trx) } : { reached };
      }),
    );
  }

  /** The limit that one more order would pass at this moment; undefined when there is none. */
  async findReached(
    applicant: Applicant,
    rules: LimitRules,
    db: Knex = this.db,
  ): Promise<LimitName | undefined> {
    const { perPurchase, openPerBuyer, perMinute, perMinuteAndAddress } = rules;
    const most: Record<LimitName, number> = {
      purchase: perPurchase,
      email: openPerBuyer,
      phone: openPerBuyer,
      customer: openPerBuyer,
      minute: perMinute,
      address: perMinuteAndAddress,
    };
    const counted = LIMIT_NAMES.filter((limit) => most[limit] > 0);
    if (counted.length === 0) return undefined;
    const counts = counted.map((limit) => this.count(db, limit, applicant, most[limit]).as(limit));
    const [found] = await db.select<Record<string, string>[]>(...counts);
    return counted.find((limit) => Number(found[limit]) >= most[limit]);
  }

  /** Records that a limit has refused somebody. */
  async noteHit(limit: LimitName, now = new Date()): Promise<void> {
    const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toISOString();
    await this.db(HITS)
      .insert({ id: `${limit} ${hour}`, limit_name: limit, count: 1, last_at: now })
      .onConflict("id")
      .merge({ count: this.db.raw(`${HITS}.count + 1`), last_at: now, updated_at: now });
  }

  /** How often each limit has refused, latest first. */
  async listHits(since: Date): Promise<LimitHits[]> {
    const rows = (await this.db(HITS)
      .select("limit_name", this.db.raw("sum(count)::int AS count"), this.db.raw("max(last_at) AS last_at"))
      .where("last_at", ">=", since)
      .groupBy("limit_name")
      .orderBy("last_at", "desc")) as { limit_name: LimitName; count: number; last_at: Date }[];
    return rows.map(({ limit_name: limit, count, last_at }) => ({ limit, count, last_at }));
  }

  /** Removes what is no longer needed for counting: records of refusals, and digests of client addresses. */
  async forget(before: { hits: Date; clients: Date }, limit: number): Promise<void> {
    await this.db(HITS).where("last_at", "<", before.hits).delete();
    const old = this.db(TABLE)
      .select("id")
      .whereNotNull("client_digest")
      .whereNull("deleted_at")
      .where("created_at", "<", before.clients)
      .limit(limit);
    await this.db(TABLE).whereIn("id", old).update({ client_digest: null });
  }

  /** @param most beyond this, counting can stop */
  private count(db: Knex, limit: LimitName, applicant: Applicant, most: number): Knex.QueryBuilder {
    const rows = db(TABLE).select("id").whereNull("deleted_at").limit(most);
    const aMinuteAgo = new Date(Date.now() - MINUTE_MS);
    switch (limit) {
      case "purchase":
        void rows
          .where(ofPurchase(applicant))
          .whereNotNull("applied_at")
          // The platform knows of none of these.
          .whereNot("state", "not_created");
        break;
      case "email":
        void openOfOthers(rows, applicant).whereRaw("lower(buyer_email) = lower(?)", [applicant.buyer_email]);
        break;
      case "phone":
        void openOfOthers(rows, applicant).where("buyer_phone", applicant.buyer_phone);
        break;
      case "customer":
        void openOfOthers(rows, applicant).where("customer_id", applicant.customer_id ?? "");
        break;
      case "minute":
        void rows.where("applied_at", ">", aMinuteAgo);
        break;
      case "address":
        void rows.where("client_digest", applicant.client_digest ?? "").where("applied_at", ">", aMinuteAgo);
    }
    return db.count("*").from(rows.as("counted"));
  }
}

function ofPurchase({ payment_collection_id, cart_id, medusa_order_id }: Applicant): Knex.QueryCallback {
  return (same) => {
    void same.where({ payment_collection_id });
    if (cart_id !== null) void same.orWhere({ cart_id });
    if (medusa_order_id !== null) void same.orWhere({ medusa_order_id });
  };
}

/** The purchase's own open payments are left out: the new one replaces them. */
function openOfOthers(rows: Knex.QueryBuilder, applicant: Applicant): Knex.QueryBuilder {
  const { payment_collection_id, cart_id } = applicant;
  void rows.whereRaw("state IN ('applying', 'unknown', 'open')").whereNot({ payment_collection_id });
  if (cart_id !== null) void rows.whereRaw("cart_id IS DISTINCT FROM ?", [cart_id]);
  return rows;
}
