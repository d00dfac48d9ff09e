import type { Currency } from "../../platform/catalogue";
import { getMethod } from "../../platform/catalogue";
import { PlatformClient, type CollectOrderRequest, type PlatformAccount } from "../../platform/client";
import type { ChargeAmount } from "../../platform/money";
import type { AppliedOrder, QueriedOrder } from "../../platform/schema";
import type { CollectOrder } from "./ledger/collect-order";
import { Inquiry, type QueryLimits } from "./inquiry";
import { composeReturnUrls } from "./return-urls";
import type { Account, GeneralSettings } from "./settings/settings";
import type { PageFacts, SettingsReader } from "./settings/settings-reader";

/** The currency has no credentials: its methods cannot be offered. */
export class CurrencyNotConfiguredError extends Error {
  readonly name = "CurrencyNotConfiguredError";

  constructor(currency: Currency) {
    const code = currency.toUpperCase();
    super(
      `Payments in ${code} are not configured. Enter the credentials in the admin, or set HAIPAY_${code}_APP_ID, HAIPAY_${code}_MERCHANT_SECRET_KEY, ` +
        `HAIPAY_${code}_MERCHANT_PRIVATE_KEY and HAIPAY_${code}_PLATFORM_PUBLIC_KEY, or choose another payment method.`,
    );
  }
}

/** Speaks to the platform for rows of the ledger, each with the account that it belongs to. */
export class PlatformGateway {
  private client: PlatformClient | undefined;

  constructor(private readonly settings: SettingsReader) {}

  /** @throws CurrencyNotConfiguredError */
  async account(currency: Currency): Promise<Account> {
    const account = (await this.settings.read()).accounts[currency];
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
    return new Inquiry(this.connect(general), this.settings, general.deadlines, page);
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

  /** Ends the idle connections to the platform. */
  close(): void {
    this.client?.close();
    this.client = undefined;
  }

  private connect({ connectTimeoutMs, totalTimeoutMs }: GeneralSettings): PlatformClient {
    this.client ??= new PlatformClient({ connectTimeoutMs, totalTimeoutMs });
    return this.client;
  }
}

function composeRequest(row: CollectOrder, settings: GeneralSettings): CollectOrderRequest {
  const { success, failure } = composeReturnUrls(row, settings);
  return {
    orderId: row.order_id,
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
