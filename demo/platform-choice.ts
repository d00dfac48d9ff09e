import { CURRENCIES, type Currency } from "../src/platform/catalogue";
import { SandboxControl } from "../src/sandbox/control-client";
import { startSandbox, type SandboxAccount, type ShopNextDoor } from "../src/sandbox/index";
import type { Narrator } from "./narrator";
import { findFreePort } from "./ports";

const CREDENTIALS = ["APP_ID", "MERCHANT_SECRET_KEY", "MERCHANT_PRIVATE_KEY", "PLATFORM_PUBLIC_KEY"] as const;
const SANDBOX_PORT = 9400;

/** Where the demo pays. */
export interface ChosenPlatform {
  url: string;
  /** What the plugin reads from the environment. */
  environment: Record<string, string>;
  /** The currency to shop in. */
  currency: Currency;
  /** Pays at our own sandbox; absent when the platform belongs to somebody else and a person pays. */
  control?: SandboxControl;
  close(): Promise<void>;
}

/** Where the demo's own parts are. */
export interface OwnAddresses {
  medusaUrl: string;
  /** Addresses at which the shopper's browser may have opened the storefront; the first is the usual one. */
  storefrontUrls: string[];
  /** What our sandbox may know of the shop. */
  neighbour?: ShopNextDoor;
}

/**
 * Takes the platform that the environment names (`HAIPAY_BASE_URL` with the credentials of a currency), or starts our sandbox.
 *
 * @throws Error naming the variables that are missing
 */
export async function choosePlatform(own: OwnAddresses, narrator: Narrator): Promise<ChosenPlatform> {
  if (process.env.HAIPAY_BASE_URL) {
    return usePlatformOfEnvironment(process.env.HAIPAY_BASE_URL, own);
  }
  if (CURRENCIES.some((currency) => missingCredentials(currency).length < CREDENTIALS.length)) {
    narrator.say("HAIPAY_BASE_URL is not set: the HAIPAY credentials in the environment are left alone.");
  }
  const sandbox = await startSandbox({ port: await findFreePort(SANDBOX_PORT), shop: own.neighbour });
  const environment: Record<string, string> = {
    HAIPAY_ENVIRONMENT: "sandbox",
    HAIPAY_BASE_URL: sandbox.url,
    HAIPAY_NOTIFY_BASE_URL: own.medusaUrl,
    HAIPAY_STOREFRONT_URLS: own.storefrontUrls.join(","),
    // People who try the demo buy again and again, with the same shopper's data.
    HAIPAY_LIMIT_OPEN_PER_BUYER: "100",
    HAIPAY_SHOP_CONTACT: "03-0000-0000（平日10:00–17:00） shop@haipay.example",
  };
  CURRENCIES.forEach((currency) => Object.assign(environment, describeAccount(sandbox.accounts[currency])));
  const control = new SandboxControl(sandbox.url);
  return { url: sandbox.url, environment, currency: "jpy", control, close: () => sandbox.close() };
}

function usePlatformOfEnvironment(url: string, own: OwnAddresses): ChosenPlatform {
  const currency = CURRENCIES.find((candidate) => missingCredentials(candidate).length === 0);
  if (!currency) {
    const missing = CURRENCIES.map((candidate) => missingCredentials(candidate).join(", ")).join(" (or ");
    throw new Error(`HAIPAY_BASE_URL is set, but no currency has all its credentials. Set ${missing}).`);
  }
  const environment = readOwnVariables();
  // A storefront that the environment names stays first; shoppers may also be sent back to ours.
  environment.HAIPAY_STOREFRONT_URLS = [environment.HAIPAY_STOREFRONT_URLS, ...own.storefrontUrls]
    .filter(Boolean)
    .join(",");
  if (isThisMachine(url)) {
    environment.HAIPAY_NOTIFY_BASE_URL ??= own.medusaUrl;
  }
  return { url, environment, currency, close: async () => undefined };
}

/** The environment without any variable of the plugin. */
export function withoutOwnVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("HAIPAY_")));
}

function readOwnVariables(): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[0].startsWith("HAIPAY_") && Boolean(entry[1]),
  );
  return Object.fromEntries(own);
}

function missingCredentials(currency: Currency): string[] {
  const names = CREDENTIALS.map((credential) => `HAIPAY_${currency.toUpperCase()}_${credential}`);
  return names.filter((name) => !process.env[name]);
}

function describeAccount(account: SandboxAccount): Record<string, string> {
  const prefix = `HAIPAY_${account.currency.toUpperCase()}`;
  return {
    [`${prefix}_APP_ID`]: account.appId,
    [`${prefix}_MERCHANT_SECRET_KEY`]: account.merchantSecretKey,
    [`${prefix}_MERCHANT_PRIVATE_KEY`]: account.merchantPrivateKey,
    [`${prefix}_PLATFORM_PUBLIC_KEY`]: account.platformPublicKey,
  };
}

function isThisMachine(url: string): boolean {
  return URL.canParse(url) && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
