import type { PlatformAccount, PlatformClient } from "../../platform/client";
import type { QueriedOrder } from "../../platform/schema";
import type { DeadlineRules } from "./deadline";
import type { CollectOrder } from "./ledger/collect-order";
import type { PageFacts, SettingsReader } from "./settings/settings-reader";

/** In place of the configured limits: `totalTimeoutMs` for the question with all its retries. */
export type QueryLimits = Parameters<PlatformClient["query"]>[2];

/** Nobody can ask about this collect order: the account that made it is not there, or no key opens it. */
export class AccountGoneError extends Error {
  readonly name = "AccountGoneError";

  constructor(
    row: CollectOrder,
    readonly because: "account_gone" | "key_unreadable",
  ) {
    super(
      `Collect order ${row.order_id} belongs to appId ${row.app_id} (${row.environment ?? row.host}), ` +
        (because === "account_gone"
          ? `which is no longer configured. Configure that account again until its open orders have ended.`
          : `whose stored keys cannot be read. Set the key that encrypted them as HAIPAY_SETTINGS_PREVIOUS_KEY, or ` +
            `enter that account's credentials again.`),
    );
  }
}

/** Asks about a handful of rows with the settings that were in force when it was opened: they are read once for all. */
export class Inquiry {
  private readonly accounts = new Map<string, ReturnType<SettingsReader["findAccount"]>>();

  constructor(
    private readonly client: PlatformClient,
    private readonly settings: SettingsReader,
    readonly deadlines: DeadlineRules,
    private readonly page: PageFacts,
  ) {}

  /**
   * Asks what became of the order (protocol §6).
   *
   * @throws PlatformError, AccountGoneError
   */
  async ask(row: CollectOrder, limits?: QueryLimits): Promise<QueriedOrder> {
    const order = { orderId: row.order_id, orderNo: row.order_no ?? undefined };
    return this.client.query(await this.accountOf(row), order, limits);
  }

  /** @throws AccountGoneError */
  async accountOf(row: CollectOrder): Promise<PlatformAccount> {
    const { currency, app_id: appId, environment, host } = row;
    if (appId === null) throw new AccountGoneError(row, "account_gone");
    const key = [currency, appId, environment, host].join(" ");
    const known =
      this.accounts.get(key) ?? this.settings.findAccount({ currency, appId, environment, host }, this.page);
    this.accounts.set(key, known);
    const account = await known;
    if (typeof account === "string") throw new AccountGoneError(row, account);
    return account;
  }
}
