import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MethodId } from "../../../platform/catalogue";
import type { PaymentConfiguration } from "../../../platform/payment-configuration";
import type { AccountReport as ReportModel } from "../models/account-report";
import type { RowOf } from "../row-of";
import type { Environment } from "../settings/settings";
import type { ConnectionOutcome } from "../settings/test-connection";
import { writeAccountName, type AccountName } from "./account-troubles";
import type { FeeRule } from "./fee-rules";

/** Money at the platform in one currency, exact decimals in its unit; null if the platform gives none (protocol §9). */
export interface Balance {
  total: string | null;
  available: string | null;
  frozen: string | null;
  /** Received, and not settled yet. */
  unsettled: string | null;
}

/** What a test of the connection proved. */
export interface TestResult {
  outcome: ConnectionOutcome;
  /** Whether an answer was verified with the platform's public key. */
  platform_key_proven: boolean;
}

export type FeeRules = Partial<Record<MethodId, FeeRule>>;

export type AccountReport = RowOf<
  typeof ReportModel,
  {
    environment: Environment;
    balance: Balance | null;
    configuration: PaymentConfiguration | null;
    fee_rules: FeeRules | null;
    test: TestResult | null;
  }
>;

/** What can be asked about an account. */
export type Question = "balance" | "configuration";

const TABLE = "haipay_account_report";

/** What the platform last said about the shop's accounts, shared among all instances. */
export class AccountReports {
  constructor(private readonly db: Knex) {}

  /** Of every account that was ever asked about: a handful. */
  async list(): Promise<AccountReport[]> {
    return this.db<AccountReport>(TABLE).where({ deleted_at: null });
  }

  async find(name: AccountName): Promise<AccountReport | undefined> {
    return this.db<AccountReport>(TABLE)
      .where({ id: writeAccountName(name) })
      .first();
  }

  /**
   * Claims the right to ask, so that the platform is never asked about an account more often than this, no matter who wants to know.
   *
   * @param everyMs the minimum time between two requests, in ms
   * @returns whether it is this caller's turn
   */
  async claim(name: AccountName, question: Question, everyMs: number): Promise<boolean> {
    const id = writeAccountName(name);
    const { environment, currency, appId: app_id } = name;
    await this.db(TABLE).insert({ id, environment, currency, app_id }).onConflict("id").ignore();
    const asked = `${question}_asked_at`;
    const taken = await this.db(TABLE)
      .where({ id })
      .whereRaw("(?? IS NULL OR ?? <= now() - ? * interval '1 millisecond')", [asked, asked, everyMs])
      .update({ [asked]: this.db.fn.now() });
    return taken > 0;
  }

  /** What the platform said is kept until it says something else. */
  async noteAnswer(
    name: AccountName,
    answer: { balance: Balance } | { configuration: PaymentConfiguration },
  ): Promise<void> {
    const question: Question = "balance" in answer ? "balance" : "configuration";
    await this.db(TABLE)
      .where({ id: writeAccountName(name) })
      .update({
        [question]: JSON.stringify("balance" in answer ? answer.balance : answer.configuration),
        [`${question}_at`]: this.db.fn.now(),
        [`${question}_error`]: null,
        updated_at: this.db.fn.now(),
      });
  }

  /** @param error a message without any secret */
  async noteFailure(name: AccountName, question: Question, error: string): Promise<void> {
    await this.db(TABLE)
      .where({ id: writeAccountName(name) })
      .update({ [`${question}_error`]: error, updated_at: this.db.fn.now() });
  }

  /** Only what was proved is kept: the platform's own message could repeat what was sent. */
  async noteTest(name: AccountName, { outcome, platform_key_proven }: TestResult): Promise<void> {
    const { environment, currency, appId: app_id } = name;
    const result = { test: JSON.stringify({ outcome, platform_key_proven }), test_at: this.db.fn.now() };
    await this.db(TABLE)
      .insert({
        id: writeAccountName({ ...name, method: undefined }),
        environment,
        currency,
        app_id,
        ...result,
      })
      .onConflict("id")
      .merge({ ...result, updated_at: this.db.fn.now() });
  }

  async noteFeeRules(name: AccountName, rules: FeeRules): Promise<void> {
    await this.db(TABLE)
      .where({ id: writeAccountName(name) })
      .update({ fee_rules: JSON.stringify(rules), updated_at: this.db.fn.now() });
  }

  /** How the fees of an account are calculated, as far as that is known. */
  async readFeeRules(name: AccountName): Promise<FeeRules> {
    const report = await this.db<AccountReport>(TABLE)
      .select("fee_rules")
      .where({ id: writeAccountName({ ...name, method: undefined }) })
      .first();
    return report?.fee_rules ?? {};
  }

  /**
   * What payments of an account cost, the latest ones of each method.
   *
   * @param most for each method
   */
  async listFees(
    { currency, appId, environment }: AccountName,
    methods: readonly MethodId[],
    most: number,
  ): Promise<PaidFee[]> {
    const { rows } = await this.db.raw<{ rows: PaidFee[] }>(
      `SELECT paid.* FROM unnest(?::text[]) AS asked (method) CROSS JOIN LATERAL (
         SELECT method, charge_amount, received_amount, fee FROM haipay_collect_order
         WHERE currency = ? AND method = asked.method AND state = 'paid' AND app_id = ? AND environment = ?
           AND fee IS NOT NULL AND charge_amount IS NOT NULL AND deleted_at IS NULL
         ORDER BY created_at DESC, id DESC LIMIT ?) AS paid`,
      [[...methods], currency, appId, environment, most],
    );
    return rows;
  }
}

/** What one payment cost, exact decimals in the unit of the currency. */
export interface PaidFee {
  method: MethodId;
  charge_amount: string;
  received_amount: string | null;
  fee: string;
}
