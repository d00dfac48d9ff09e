import type { PlatformAccount, PlatformClient } from "../../platform/client";
import type { QueriedOrder } from "../../platform/schema";
import type { DeadlineRules } from "./deadline";
import type { CollectOrder } from "./ledger/collect-order";
import type { PageFacts, SettingsReader } from "./settings/settings-reader";

/** In place of the configured limits: `totalTimeoutMs` for the question with all its retries. */
export type QueryLimits = Parameters<PlatformClient["query"]>[2];

/** The account that made this collect order is no longer configured, so nobody can ask about it. */
export class AccountGoneError extends Error {
  readonly name = "AccountGoneError";

  constructor(row: CollectOrder) {
    super(
      `Collect order ${row.order_id} belongs to appId ${row.app_id} at ${row.host}, which is no longer configured. ` +
        `Configure that account again until its open orders have ended.`,
    );
  }
}

/** Asks about a handful of rows with the settings that were in force when it was opened: they are read once for all. */
export class Inquiry {
  private readonly accounts = new Map<string, Promise<PlatformAccount | undefined>>();

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
    const { currency, app_id, host } = row;
    if (app_id === null || host === null) throw new AccountGoneError(row);
    const key = [currency, app_id, host].join(" ");
    const known =
      this.accounts.get(key) ?? this.settings.findAccount({ currency, appId: app_id, host }, this.page);
    this.accounts.set(key, known);
    const account = await known;
    if (!account) throw new AccountGoneError(row);
    return account;
  }
}
