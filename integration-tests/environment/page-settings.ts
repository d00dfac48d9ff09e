import { randomBytes } from "node:crypto";
import type { AxiosInstance } from "axios";
import type { RefusalAnswer } from "../../src/contract/refusals";
import type { ShownSettings } from "../../src/contract/settings-api";
import type { Currency } from "../../src/platform/catalogue";
import { STOREFRONT } from "./configure-haipay";
import type { HaipayShop } from "./haipay-shop";

/** What a refused form says. */
export interface Refusal {
  status: number;
  data: RefusalAnswer;
}

/** Lets the settings page decide in every test of a file: see `leaveToThePage`. */
export function leaveEachTestToThePage(shop: HaipayShop): void {
  let restore = (): void => undefined;
  beforeEach(() => {
    restore = leaveToThePage(shop);
  });
  afterEach(() => restore());
}

/**
 * Takes everything out of the environment but the sandbox's address and the settings key, so that the page decides.
 *
 * @returns a function that puts the environment back
 */
export function leaveToThePage(shop: HaipayShop): () => void {
  const before = Object.entries(process.env).filter(([name]) => name.startsWith("HAIPAY_"));
  const put = (entries: [string, string | undefined][]) => {
    for (const name of Object.keys(process.env)) if (name.startsWith("HAIPAY_")) delete process.env[name];
    Object.assign(process.env, Object.fromEntries(entries));
  };
  put([
    ["HAIPAY_SANDBOX_BASE_URL", shop.sandbox.url],
    ["HAIPAY_SETTINGS_KEY", randomBytes(32).toString("base64")],
    // The tests decide when reconcile runs.
    ["HAIPAY_RECONCILE", "off"],
  ]);
  return () => put(before);
}

/** The page's API, as the page uses it. */
export class SettingsPage {
  constructor(
    private readonly shop: HaipayShop,
    private readonly http: AxiosInstance,
  ) {}

  async read(): Promise<ShownSettings> {
    return (await this.http.get<{ settings: ShownSettings }>("/admin/haipay/settings")).data.settings;
  }

  /** @throws Error when it is refused */
  async save(changes: object): Promise<ShownSettings> {
    return this.succeed("/admin/haipay/settings", changes);
  }

  /** @throws Error when it is refused */
  async credentials(currency: Currency, changes: object, act = ""): Promise<ShownSettings> {
    return this.succeed(`/admin/haipay/settings/credentials/${currency}${act}`, changes);
  }

  /** Another account, which the platform says it knows. */
  async useAnotherAccount(
    currency: Currency,
    changes: Record<string, string> & { app_id: string },
  ): Promise<ShownSettings> {
    await this.knowAccountOnce();
    const settings = await this.credentials(currency, changes);
    const account = settings.accounts.find((shown) => shown.currency === currency);
    if (account?.waiting === null && account.app_id === changes.app_id) return settings;
    throw new Error(`The account is not in use: ${JSON.stringify(account?.waiting)}`);
  }

  /** The next question about an order that cannot exist is answered as for an account that exists. */
  async knowAccountOnce(): Promise<void> {
    const message = "order does not exist";
    await this.shop.control.fault({ endpoint: "query", kind: "refuse", code: "5001", message });
  }

  async refused(path: string, body: object): Promise<Refusal> {
    const { status, data } = await this.http.post<Refusal["data"]>(`/admin/haipay/settings${path}`, body);
    return { status, data };
  }

  async test(currency: Currency, body: object = {}): Promise<Record<string, unknown>> {
    const path = `/admin/haipay/settings/credentials/${currency}/test`;
    return (await this.http.post<{ test: Record<string, unknown> }>(path, body)).data.test;
  }

  /** Everything that a payment needs, with the key pair that the sandbox made. */
  async configure(currency: Currency = "jpy"): Promise<ShownSettings> {
    await this.save({
      environment: "sandbox",
      storefront_urls: [STOREFRONT],
      notify_base_url: this.shop.url,
    });
    return this.credentials(currency, pasted(this.shop, currency));
  }

  private async succeed(path: string, body: object): Promise<ShownSettings> {
    const { status, data } = await this.http.post<{ settings: ShownSettings }>(path, body);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(data)}`);
    return data.settings;
  }
}

/** What the merchant copies from the platform's console, and the key whose public half is there. */
export function pasted(shop: HaipayShop, currency: Currency): Record<string, string> {
  const account = shop.sandbox.accounts[currency];
  return {
    app_id: account.appId,
    merchant_secret_key: account.merchantSecretKey,
    merchant_private_key: account.merchantPrivateKey,
    platform_public_key: account.platformPublicKey,
  };
}
