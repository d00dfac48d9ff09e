import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency, MethodId } from "../../../platform/catalogue";
import type { AccountTrouble as TroubleModel } from "../models/account-trouble";
import type { RowOf } from "../row-of";
import type { Environment } from "../settings/settings";

/** Why an account, or a method of it, cannot take money. */
export type TroubleCause =
  /** No connection could be made. */
  | "not_reached"
  /** A connection was made, but no complete answer came. */
  | "no_answer"
  /** The platform says that our signature is wrong. */
  | "signature_refused"
  /** The platform does not know the account, or not in this currency. */
  | "account_refused"
  /** The platform's answers do not verify. */
  | "answer_unverifiable"
  /** The platform's answers cannot be read. */
  | "answer_unreadable"
  /** The account has no product for the method. */
  | "product_refused";

/** One of the shop's accounts (protocol §1), or a single method of it. */
export interface AccountName {
  environment: Environment;
  currency: Currency;
  appId: string;
  method?: MethodId;
}

export type AccountTrouble = RowOf<
  typeof TroubleModel,
  { environment: Environment; currency: Currency; method: MethodId | null; cause: TroubleCause }
>;

const TABLE = "haipay_account_trouble";
/** The longest time between the start of a call and its failure. */
const LONGEST_CALL_MS = 60_000;

/** The name of an account as one text, such as `production jpy 1054`. */
export function writeAccountName({ environment, currency, appId, method }: AccountName): string {
  return [environment, currency, appId, method].filter((part) => part !== undefined).join(" ");
}

/** The accounts that cannot take money at present, shared among all instances. */
export class AccountTroubles {
  constructor(private readonly db: Knex) {}

  /**
   * Counts a failure, in one statement, so that no failure is lost when several instances fail at the same time.
   *
   * @param offAfter how many failures in a row switch its methods off
   * @param answeredAt when this instance last received an answer that proves the contrary: earlier failures are discarded
   * @returns the row, and whether this failure switched it off
   */
  async note(
    name: AccountName,
    { cause, error, offAfter, answeredAt }: NotedFailure,
  ): Promise<{ trouble: AccountTrouble; isNews: boolean }> {
    const row = {
      id: writeAccountName(name),
      environment: name.environment,
      currency: name.currency,
      app_id: name.appId,
      method: name.method ?? null,
      cause,
      last_error: error,
    };
    const { rows } = await this.db.raw<{ rows: (AccountTrouble & { was_off: boolean })[] }>(
      `INSERT INTO ${TABLE} AS known (id, environment, currency, app_id, method, cause, last_error, failures, failing_since,
         last_failed_at, off_since, next_ask_at)
       VALUES (:id, :environment, :currency, :app_id, :method, :cause, :last_error, 1, now(), now(),
         CASE WHEN :offAfter <= 1 THEN now() END, now() + interval '1 minute')
       ON CONFLICT (id) DO UPDATE SET
         cause = excluded.cause, last_error = excluded.last_error, last_failed_at = now(), trial_from = NULL, updated_at = now(),
         failures = CASE WHEN known.last_failed_at < :answeredAt THEN 1 ELSE known.failures + 1 END,
         failing_since = CASE WHEN known.last_failed_at < :answeredAt THEN now() ELSE known.failing_since END,
         off_since = CASE WHEN known.last_failed_at < :answeredAt AND :offAfter > 1 THEN NULL
                          WHEN known.failures + 1 >= :offAfter THEN coalesce(known.off_since, now())
                          ELSE known.off_since END
       RETURNING *, (off_since = now()) IS TRUE AS is_news`,
      { ...row, offAfter, answeredAt: answeredAt ?? new Date(0) },
    );
    const [{ is_news, ...trouble }] = rows as unknown as [AccountTrouble & { is_news: boolean }];
    return { trouble, isNews: is_news };
  }

  /** Everything that fails in an environment, single methods included; a handful at most. */
  async list(environment: Environment): Promise<AccountTrouble[]> {
    return this.db<AccountTrouble>(TABLE).where({ environment, deleted_at: null });
  }

  /** Claims what is due for another check, each for only one instance. @returns what this caller claimed */
  async claimDue(): Promise<AccountTrouble[]> {
    return this.db<AccountTrouble>(TABLE)
      .where({ deleted_at: null })
      .whereRaw("next_ask_at <= now()")
      .update({
        ask_count: this.db.raw("ask_count + 1"),
        next_ask_at: this.db.raw("now() + least(15, power(2, least(ask_count, 8))) * interval '1 minute'"),
      })
      .returning("*");
  }

  /** Makes it due for the next run of the job, because the settings have changed. */
  async askSoon(environment: Environment, currency: Currency): Promise<void> {
    await this.db(TABLE).where({ environment, currency, deleted_at: null }).update({
      next_ask_at: new Date(),
      ask_count: 0,
    });
  }

  /** Lets the next buyer try: that payment shows whether it works again. */
  async allowTrial({ id, failures }: AccountTrouble): Promise<void> {
    // A failure in the meantime has precedence.
    await this.db(TABLE).where({ id, failures }).update({ trial_from: new Date() });
  }

  /** Ends it. @returns whether there was one */
  async end(id: string): Promise<boolean> {
    return (await this.db(TABLE).where({ id }).delete()) > 0;
  }

  /**
   * How many purchases were affected: those for which an order should have been made since it began, but none was.
   *
   * @returns at most `most`
   */
  async countBuyers(
    { app_id, currency, environment, method, failing_since }: AccountTrouble,
    most: number,
  ): Promise<number> {
    const met = this.db("haipay_collect_order")
      .distinct("payment_collection_id")
      .where({ environment, currency, app_id, platform_order_no: null, deleted_at: null })
      .where("applied_at", ">=", new Date(failing_since.getTime() - LONGEST_CALL_MS))
      .modify((query) => {
        if (method !== null) void query.where({ method });
      })
      .limit(most);
    const [{ count }] = (await this.db.count("*").from(met.as("met"))) as [{ count: string }];
    return Number(count);
  }
}

interface NotedFailure {
  cause: TroubleCause;
  /** A message without anything about a buyer. */
  error: string;
  offAfter: number;
  answeredAt: Date | undefined;
}

/** Whether its methods are off for buyers now. */
export function isOff({ off_since, trial_from }: AccountTrouble, now: Date): boolean {
  return off_since !== null && (trial_from === null || trial_from > now);
}
