import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency } from "../../../platform/catalogue";
import type { StoredSettings as SettingsModel } from "../models/settings";
import type { RowOf } from "../row-of";
import type { MethodChoices } from "./methods";
import type { Environment } from "./settings";
import type { PageSetting, PageValues } from "./sources";
import type { AccountProposal, Proposed, StoredAccount } from "./stored-accounts";

const SETTINGS = "haipay_settings";
const ACCOUNTS = "haipay_account";
export const THE_SHOP = "shop";

/** The one row of what the page says besides credentials. */
export type StoredSettings = RowOf<
  typeof SettingsModel,
  { page_values: PageValues; method_choices: MethodChoices; proposal: SettingsProposal | null }
>;

/** Values from the page that are waiting for another administrator. */
export interface SettingsProposal extends Proposed {
  /** As the page keeps them; null restores the default. */
  values: Partial<Record<PageSetting, string | null>>;
}

/** Reads what the page stored. */
export class SettingsRows {
  constructor(private readonly db: Knex) {}

  async find(): Promise<StoredSettings | undefined> {
    return this.db<StoredSettings>(SETTINGS).where({ id: THE_SHOP }).first();
  }

  /** The accounts in use in an environment, at most one per currency. */
  async listAccounts(environment: Environment, db: Knex = this.db): Promise<StoredAccount[]> {
    return db<StoredAccount>(ACCOUNTS).where({
      environment,
      proposal: null,
      retired_at: null,
      deleted_at: null,
    });
  }

  /** The accounts waiting to be used in an environment, at most one per currency. */
  async listProposed(environment: Environment): Promise<StoredAccount[]> {
    return this.db<StoredAccount>(ACCOUNTS).where({ environment, deleted_at: null }).whereNotNull("proposal");
  }

  /** Every account of an appId that is or was in use, including those of other environments and earlier ones; those in use first. */
  async listByAppId(appId: string): Promise<StoredAccount[]> {
    return this.db<StoredAccount>(ACCOUNTS)
      .where({ app_id: appId, proposal: null, deleted_at: null })
      .orderByRaw("retired_at DESC NULLS FIRST");
  }

  /** Every account that is kept, of every environment, in use, earlier or waiting. */
  async listAllAccounts(trx: Knex = this.db): Promise<StoredAccount[]> {
    return trx<StoredAccount>(ACCOUNTS).where({ deleted_at: null }).orderBy("id");
  }

  /** Within a transaction that holds `lock`. @param changes what the columns hold now */
  async replaceSecrets(
    trx: Knex.Transaction,
    id: string,
    { marks, ...secrets }: Partial<StoredAccount> & Pick<StoredAccount, "marks">,
  ): Promise<void> {
    await trx(ACCOUNTS)
      .where({ id })
      .update({
        ...secrets,
        marks: JSON.stringify(marks),
        version: trx.raw("version + 1"),
        updated_at: new Date(),
      });
  }

  /** @param work is committed as a whole, or not at all */
  async transaction<Result>(
    work: (trx: Knex.Transaction, rows: SettingsRows) => Promise<Result>,
  ): Promise<Result> {
    return this.db.transaction((trx) => work(trx, this));
  }

  /** Within a transaction: nobody else can change the row until it ends. */
  async lock(trx: Knex.Transaction): Promise<StoredSettings> {
    const empty = { id: THE_SHOP, page_values: "{}", method_choices: "{}" } as const;
    await trx(SETTINGS).insert(empty).onConflict("id").ignore();
    return (await trx<StoredSettings>(SETTINGS)
      .where({ id: THE_SHOP })
      .forUpdate()
      .first()) as StoredSettings;
  }

  /** Within a transaction that holds `lock`. @param settings what the page says now, as a whole */
  async write(
    trx: Knex.Transaction,
    {
      page_values,
      method_choices,
      changed_by,
      chosen_by_files,
    }: Pick<StoredSettings, "page_values" | "method_choices" | "changed_by"> &
      Partial<Pick<StoredSettings, "chosen_by_files">>,
  ): Promise<void> {
    await trx(SETTINGS)
      .where({ id: THE_SHOP })
      .update({
        page_values: JSON.stringify(page_values),
        method_choices: JSON.stringify(method_choices),
        changed_by,
        ...(chosen_by_files !== undefined && { chosen_by_files }),
        updated_at: new Date(),
      });
  }

  /** Within a transaction that holds `lock`: a server without it falls back to no other environment. */
  async rememberChoiceOfFiles(trx: Knex.Transaction, environment: Environment): Promise<void> {
    await trx(SETTINGS).where({ id: THE_SHOP }).update({ chosen_by_files: environment });
  }

  /** Within a transaction that holds `lock`. */
  async findAccount(
    trx: Knex.Transaction,
    environment: Environment,
    currency: Currency,
  ): Promise<StoredAccount | undefined> {
    return trx<StoredAccount>(ACCOUNTS)
      .where({ environment, currency, proposal: null, retired_at: null, deleted_at: null })
      .forUpdate()
      .first();
  }

  /** Within a transaction that holds `lock`: the account waiting to be used. */
  async findProposed(
    trx: Knex.Transaction,
    environment: Environment,
    currency: Currency,
  ): Promise<StoredAccount | undefined> {
    return trx<StoredAccount>(ACCOUNTS)
      .where({ environment, currency, deleted_at: null })
      .whereNotNull("proposal")
      .forUpdate()
      .first();
  }

  /** Within a transaction that holds `lock`: what was said about the waiting account. */
  async noteProposal(trx: Knex.Transaction, id: string, proposal: AccountProposal | null): Promise<void> {
    await trx(ACCOUNTS)
      .where({ id })
      .update({ proposal: proposal && JSON.stringify(proposal), updated_at: new Date() });
  }

  /** Within a transaction that holds `lock`: for what never made an order, or is the same account with other keys. */
  async deleteAccount(trx: Knex.Transaction, id: string): Promise<void> {
    await trx(ACCOUNTS).where({ id }).delete();
  }

  /** Within a transaction that holds `lock`. */
  async propose(trx: Knex.Transaction, proposal: SettingsProposal | null): Promise<void> {
    await trx(SETTINGS)
      .where({ id: THE_SHOP })
      .update({ proposal: proposal && JSON.stringify(proposal), updated_at: new Date() });
  }

  /** Within a transaction that holds `lock`: adds the account, or replaces the one with its id. */
  async putAccount(
    trx: Knex.Transaction,
    account: Omit<StoredAccount, "version" | "retired_at" | "created_at" | "updated_at" | "deleted_at">,
  ): Promise<void> {
    const now = new Date();
    await trx(ACCOUNTS)
      .insert({
        ...account,
        marks: JSON.stringify(account.marks),
        proposal: account.proposal && JSON.stringify(account.proposal),
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .onConflict("id")
      .merge({
        ...account,
        marks: JSON.stringify(account.marks),
        proposal: account.proposal && JSON.stringify(account.proposal),
        version: trx.raw("haipay_account.version + 1"),
        updated_at: now,
      });
  }

  /** Within a transaction that holds `lock`: it is no longer used for new orders, but the platform is still asked about past ones with it. */
  async retireAccount(trx: Knex.Transaction, id: string): Promise<void> {
    const now = new Date();
    await trx(ACCOUNTS)
      .where({ id })
      .update({ retired_at: now, updated_at: now, version: trx.raw("version + 1") });
  }

  /** Removes accounts that were retired before `before` and of which no order is watched any more. */
  async forgetRetired(before: Date): Promise<number> {
    return this.db(ACCOUNTS)
      .where("retired_at", "<", before)
      .whereNotExists(
        this.db("haipay_collect_order")
          .select(this.db.raw("1"))
          .whereNotNull("next_check_at")
          .whereNull("haipay_collect_order.deleted_at")
          .whereRaw("haipay_collect_order.app_id = haipay_account.app_id")
          .whereRaw("haipay_collect_order.currency = haipay_account.currency"),
      )
      .delete();
  }
}
