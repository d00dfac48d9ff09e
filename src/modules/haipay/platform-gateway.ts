import type { Currency } from "../../platform/catalogue";
import { getMethod } from "../../platform/catalogue";
import { PlatformClient, type CollectOrderRequest, type PlatformAccount } from "../../platform/client";
import type { ChargeAmount } from "../../platform/money";
import type { AppliedOrder, QueriedOrder } from "../../platform/schema";
import type { CollectOrder } from "./ledger/collect-order";
import { Inquiry, type QueryLimits } from "./inquiry";
import { composeReturnUrls } from "./return-urls";
import type { GeneralSettings } from "./settings/settings";
import type { StoredSettings } from "./settings/settings-rows";
import type { SettingsReader } from "./settings/settings-reader";

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
  async account(currency: Currency): Promise<PlatformAccount> {
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
    const { general, stored } = await this.settings.readBoth();
    const account = await this.inquire(general, stored).accountOf(row);
    return this.connect(general).apply(account, composeRequest(row, general));
  }

  /**
   * Asks what became of the order (protocol §6).
   *
   * @throws PlatformError, AccountGoneError
   */
  async query(row: CollectOrder, limits?: QueryLimits): Promise<QueriedOrder> {
    return (await this.openInquiry()).ask(row, limits);
  }

  /** For asking about several rows at one time. */
  async openInquiry(): Promise<Inquiry> {
    const { general, stored } = await this.settings.readBoth();
    return this.inquire(general, stored);
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

  private inquire(general: GeneralSettings, stored: StoredSettings | undefined): Inquiry {
    return new Inquiry(this.connect(general), this.settings, general.deadlines, stored);
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
