import type { Currency } from "../../platform/catalogue";
import { getMethod } from "../../platform/catalogue";
import { PlatformClient, type CollectOrderRequest, type PlatformAccount } from "../../platform/client";
import type { ChargeAmount } from "../../platform/money";
import { maskBuyer } from "../../platform/said-words";
import type { AppliedOrder, QueriedOrder } from "../../platform/schema";
import type { CollectOrder } from "./ledger/collect-order";
import type { DeadlineRules } from "./ledger/lifecycle";
import type { EnvironmentOff } from "./settings/hosts";
import type { Account, Environment, GeneralSettings } from "./settings/settings";
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

/** On this server no payment can be made: the environment that the shop chose is not in force here. */
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

/** Speaks to the platform for rows of the ledger, each with the account that it belongs to. */
export class PlatformGateway {
  /** By the time limits in force: those that nobody uses any more hold no connection for long. */
  private readonly clients = new Map<string, PlatformClient>();

  constructor(private readonly settings: SettingsReader) {}

  /** @throws CurrencyNotConfiguredError, PaymentsOffError */
  async account(currency: Currency): Promise<Account> {
    const { accounts, environment, off } = await this.settings.read();
    if (off) throw new PaymentsOffError(environment, off);
    const account = accounts[currency];
    if (!account) throw new CurrencyNotConfiguredError(currency);
    return account;
  }

  /**
   * Creates the order at the platform (protocol §4). Called once per row, never repeated.
   *
   * @throws PlatformError by what became of the order, AccountGoneError
   */
  async apply(row: CollectOrder): Promise<AppliedOrder> {
    const page = await this.settings.readPage(row.app_id);
    const general = this.settings.generalOf(page.stored);
    const account = await this.inquire(page, general).accountOf(row);
    return this.connect(general).apply(account, composeRequest(row, general));
  }

  /**
   * For asking about one row or several with settings that are read now.
   *
   * @param appId whose accounts are read at the same time
   * @throws SettingsError when the file configuration is wrong
   */
  async openInquiry(appId: string | null = null): Promise<Inquiry> {
    return this.inquire(await this.settings.readPage(appId));
  }

  /** The same with settings that were read just before. @throws SettingsError likewise */
  inquire(page: PageFacts, general = this.settings.generalOf(page.stored)): Inquiry {
    return new Inquiry(this.connect(general), this.settings, general, page);
  }

  /**
   * Asks with an account that may be in use nowhere yet.
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
   * Asks for the account itself, which may be in use nowhere yet (protocol §9).
   *
   * @throws PlatformError
   */
  async queryAccountAs(account: PlatformAccount, limits: QueryLimits): Promise<void> {
    await this.connect(await this.settings.readGeneral()).queryAccount(account, limits);
  }

  /** Ends the idle connections to the platform. */
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

/** What the platform says of an order, fit for its history: without the buyer, whom it may name. */
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

/** In place of the configured limits: `totalTimeoutMs` for the question with all its retries. */
export type QueryLimits = Parameters<PlatformClient["query"]>[2];

/** Nobody can ask about this collect order: the account that made it is not there, or no key opens it. */
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

/** Asks about a handful of rows with the settings that were in force when it was opened: they are read once for all. */
export class Inquiry {
  private readonly accounts = new Map<string, ReturnType<SettingsReader["findAccount"]>>();

  constructor(
    private readonly client: PlatformClient,
    private readonly settings: SettingsReader,
    private readonly general: GeneralSettings,
    private readonly page: PageFacts,
  ) {}

  get deadlines(): DeadlineRules {
    return this.general.deadlines;
  }

  /** How much of a charge, in percent, the platform's fee can make up for. */
  get mostFeePercent(): number {
    return this.general.mostFeePercent;
  }

  /**
   * Asks what became of the order (protocol §6).
   *
   * @throws PlatformError, AccountGoneError
   */
  async ask(row: CollectOrder, limits?: QueryLimits): Promise<QueriedOrder> {
    const order = { orderId: row.platform_order_id, orderNo: row.platform_order_no ?? undefined };
    const answer = await this.client.query(await this.accountOf(row), order, limits);
    return { ...answer, errorMsg: answer.errorMsg && withoutBuyer(answer.errorMsg, row) };
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

/** A return address that a storefront sent is not one of the shop's; the message says which are. */
export class ReturnUrlError extends Error {
  readonly name = "ReturnUrlError";
}

/**
 * Checks a return address that a storefront sent.
 *
 * @returns the address, normalised
 * @throws ReturnUrlError unless its origin is one of the configured storefront addresses
 */
export function checkReturnUrl(
  returnUrl: string,
  settings: Pick<GeneralSettings, "storefrontUrls" | "returnPath">,
): string {
  const allowed = settings.storefrontUrls.map((address) => new URL(address).origin);
  let url: URL;
  try {
    url = new URL(returnUrl);
  } catch {
    throw new ReturnUrlError(
      `returnUrl is no web address. Send it in full, starting with ${allowed[0] ?? "https://"}.`,
    );
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new ReturnUrlError(
      "returnUrl must start with https:// or http://. Send an address of the storefront.",
    );
  }
  if (url.username || url.password) {
    throw new ReturnUrlError("returnUrl must not hold a user or a password. Send a plain address.");
  }
  if (!allowed.includes(url.origin)) {
    throw new ReturnUrlError(
      `returnUrl points to ${url.origin}, which is none of this shop's storefronts. ` +
        `Send an address of the storefront, or add its origin to HAIPAY_STOREFRONT_URLS.`,
    );
  }
  return url.href;
}

/**
 * Where the platform sends the buyer's browser afterwards (protocol §4: both are required), carrying the payment's token
 * and the outcome. The token tells a stranger nothing about the buyer or the order, and the outcome in an address proves
 * nothing.
 *
 * @throws ReturnUrlError when there is neither a return address nor a storefront address
 */
export function composeReturnUrls(
  row: CollectOrder,
  settings: Pick<GeneralSettings, "storefrontUrls" | "returnPath">,
): { success: string; failure: string } {
  const storefront = settings.storefrontUrls[0];
  if (!row.return_url && !storefront) {
    throw new ReturnUrlError(
      "No return address is known. Set HAIPAY_STOREFRONT_URLS, or the storefront addresses in the admin.",
    );
  }
  const base = row.return_url ?? storefront + settings.returnPath;
  return { success: withOutcome(base, row, "success"), failure: withOutcome(base, row, "failure") };
}

function withOutcome(base: string, row: CollectOrder, outcome: "success" | "failure"): string {
  const url = new URL(base);
  url.searchParams.set("payment_token", row.payment_token ?? "");
  url.searchParams.set("outcome", outcome);
  return url.href;
}
