import type { Currency } from "../../platform/catalogue";
import { getMethod } from "../../platform/catalogue";
import { PlatformClient, type PlatformAccount } from "../../platform/client";
import type { CollectOrderRequest } from "../../platform/request-messages";
import type { ChargeAmount } from "../../platform/money";
import { maskBuyer } from "../../platform/said-words";
import type { PaymentConfiguration } from "../../platform/payment-configuration";
import type { AccountBalance, AppliedOrder, QueriedOrder } from "../../platform/schema";
import type { AccountHealth } from "./account-health";
import type { CollectOrder } from "./ledger/collect-order";
import type { DeadlineRules } from "./ledger/lifecycle";
import type { EnvironmentOff } from "./settings/hosts";
import { composeReturnUrls } from "./return-urls";
import type { Account, Environment, GeneralSettings, Settings } from "./settings/settings";
import type { PageFacts, SettingsReader } from "./settings/settings-reader";

/** The currency has no credentials: its methods cannot be offered. */
export class CurrencyNotConfiguredError extends Error {
  readonly name = "CurrencyNotConfiguredError";

  constructor(readonly currency: Currency) {
    const code = currency.toUpperCase();
    super(
      `Payments in ${code} are not configured. Enter the credentials in the admin, or set HAIPAY_${code}_APP_ID, HAIPAY_${code}_MERCHANT_SECRET_KEY, ` +
        `HAIPAY_${code}_MERCHANT_PRIVATE_KEY and HAIPAY_${code}_PLATFORM_PUBLIC_KEY, or choose another payment method.`,
    );
  }
}

/** No payment can be made on this server: it cannot use the environment that the shop chose. */
export class PaymentsOffError extends Error {
  readonly name = "PaymentsOffError";

  constructor(
    readonly environment: Environment,
    readonly off: EnvironmentOff,
  ) {
    super(
      `Payments are off on this server: the environment ${environment} was chosen and is not in force here. ` +
        `Set ${off.variable} and start again, or choose another environment in the settings.`,
    );
  }
}

/** All effective settings of one currency. */
export type SettingsInForce = GeneralSettings & { account: Account };

/** The account that takes payments in a currency. @throws CurrencyNotConfiguredError, PaymentsOffError */
export function accountFor({ accounts, environment, off }: Settings, currency: Currency): Account {
  if (off) throw new PaymentsOffError(environment, off);
  const account = accounts[currency];
  if (!account) throw new CurrencyNotConfiguredError(currency);
  return account;
}

/** Talks to the platform for rows of the ledger, each through the account that it belongs to. */
export class PlatformGateway {
  /** One client per set of time limits; those no longer in use soon close their connections. */
  private readonly clients = new Map<string, PlatformClient>();

  constructor(
    private readonly settings: SettingsReader,
    private readonly health: AccountHealth,
  ) {}

  /** @throws CurrencyNotConfiguredError, PaymentsOffError */
  async account(currency: Currency): Promise<Account> {
    return (await this.inForce(currency)).account;
  }

  /** The same, with all effective settings. @throws likewise */
  async inForce(currency: Currency): Promise<SettingsInForce> {
    const settings = await this.settings.read();
    return { ...settings, account: accountFor(settings, currency) };
  }

  /**
   * Creates the order at the platform (protocol §4). Called once per row, never repeated.
   *
   * @param settings the effective ones, with the account for which the limits admitted the row
   * @param subject what the payment is for, if the settings have none
   * @throws PlatformError whose class says what happened to the order
   */
  async apply(row: CollectOrder, settings: SettingsInForce, subject: string): Promise<AppliedOrder> {
    const { account } = settings;
    const request = composeRequest(row, { ...settings, subject: settings.subject ?? subject });
    return this.health.watch(account, () => this.connect(settings).apply(account, request), row.method);
  }

  /**
   * For asking about one or several rows, with settings that are read now.
   *
   * @param appId the appId whose accounts are read along with them
   * @throws SettingsError when the file configuration is wrong
   */
  async openInquiry(appId: string | null = null): Promise<Inquiry> {
    return this.inquire(await this.settings.readPage(appId));
  }

  /** The same with settings that were just read. @throws SettingsError likewise */
  inquire(page: PageFacts, general = this.settings.generalOfPage(page)): Inquiry {
    return new Inquiry(this.connect(general), this.settings, this.health, general, page);
  }

  /**
   * Asks with an account that may not be in use yet.
   *
   * @throws PlatformError
   */
  async queryAs(
    account: PlatformAccount,
    order: { orderId: string; orderNo?: string },
    limits: QueryLimits,
  ): Promise<QueriedOrder> {
    return this.connect(await this.settings.readGeneral()).query(account, order, limits);
  }

  /**
   * Asks about the account itself, which may not be in use yet (protocol §9).
   *
   * @throws PlatformError
   */
  async queryAccountAs(account: PlatformAccount, limits: QueryLimits): Promise<AccountBalance> {
    return this.connect(await this.settings.readGeneral()).queryAccount(account, limits);
  }

  /**
   * Asks for the merchant's products at the platform (protocol §9).
   *
   * @throws PlatformError
   */
  async queryConfiguration(account: PlatformAccount, limits: QueryLimits): Promise<PaymentConfiguration> {
    return this.connect(await this.settings.readGeneral()).queryConfiguration(account, limits);
  }

  /** This server's end of a connection to the platform; undefined before the first one. */
  get localAddress(): string | undefined {
    return [...this.clients.values()]
      .map(({ localAddress }) => localAddress)
      .find((address) => address !== undefined);
  }

  /** Closes the idle connections to the platform. */
  close(): void {
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }

  private connect({ connectTimeoutMs, totalTimeoutMs }: GeneralSettings): PlatformClient {
    const limits = `${connectTimeoutMs}/${totalTimeoutMs}`;
    const client = this.clients.get(limits) ?? new PlatformClient({ connectTimeoutMs, totalTimeoutMs });
    this.clients.set(limits, client);
    return client;
  }
}

/** What the platform says about an order, in a form fit for its history: without the buyer, whom it may name. */
export function withoutBuyer(words: string, row: CollectOrder): string {
  return maskBuyer(words, [row.buyer_name, row.buyer_phone, row.buyer_email]);
}

function composeRequest(row: CollectOrder, settings: GeneralSettings): CollectOrderRequest {
  const { success, failure } = composeReturnUrls(row, settings);
  return {
    orderId: row.platform_order_id,
    method: getMethod(row.method),
    amount: row.charge_amount as ChargeAmount,
    buyer: {
      name: row.buyer_name,
      phone: row.buyer_phone,
      email: row.buyer_email,
      partnerUserId: row.partner_user_id,
    },
    callBackUrl: success,
    callBackFailUrl: failure,
    notifyUrl: settings.notifyUrl,
    subject: settings.subject,
  };
}

/** Instead of the configured limits: `totalTimeoutMs` for the request with all its retries. */
export type QueryLimits = Parameters<PlatformClient["query"]>[2];

/** The platform cannot be asked about this collect order: the account that made it is gone, or no key can decrypt it. */
export class AccountGoneError extends Error {
  readonly name = "AccountGoneError";
  readonly appId: string;

  constructor(
    row: CollectOrder,
    readonly because: "account_gone" | "key_unreadable",
  ) {
    super(
      `Collect order ${row.platform_order_id} belongs to appId ${row.app_id} (${row.environment ?? row.host}), ` +
        (because === "account_gone"
          ? `which is no longer configured. Configure that account again until its open orders have ended.`
          : `whose stored keys cannot be read. Set the key that encrypted them as HAIPAY_SETTINGS_PREVIOUS_KEY, or ` +
            `enter that account's credentials again.`),
    );
    this.appId = row.app_id ?? "";
  }
}

/** Asks about a few rows with the settings at the time of opening, which are read once for all of them. */
export class Inquiry {
  private readonly accounts = new Map<string, ReturnType<SettingsReader["findAccount"]>>();

  constructor(
    private readonly client: PlatformClient,
    private readonly settings: SettingsReader,
    private readonly health: AccountHealth,
    private readonly general: GeneralSettings,
    private readonly page: PageFacts,
  ) {}

  get deadlines(): DeadlineRules {
    return this.general.deadlines;
  }

  /** How much of a charge, in percent, the platform's fee can account for. */
  get mostFeePercent(): number {
    return this.general.mostFeePercent;
  }

  /**
   * Asks what happened to the order (protocol §6).
   *
   * @throws PlatformError, AccountGoneError
   */
  async ask(row: CollectOrder, limits?: QueryLimits): Promise<QueriedOrder> {
    const order = { orderId: row.platform_order_id, orderNo: row.platform_order_no ?? undefined };
    const account = await this.accountOf(row);
    const answer = await this.health.watch(account, () => this.client.query(account, order, limits));
    return { ...answer, errorMsg: answer.errorMsg && withoutBuyer(answer.errorMsg, row) };
  }

  /** @throws AccountGoneError */
  async accountOf(row: CollectOrder): Promise<Account> {
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
