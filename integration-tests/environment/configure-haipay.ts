import { CURRENCIES } from "../../src/platform/catalogue";
import type { Sandbox } from "../../src/sandbox";

/** The storefront address to which shoppers may be sent back. */
export const STOREFRONT = "http://localhost:8000";

/** The environment variables with which a Medusa uses this sandbox. */
export function haipayEnvironment(sandbox: Sandbox): Record<string, string> {
  const environment: Record<string, string> = {
    HAIPAY_ENVIRONMENT: "sandbox",
    HAIPAY_BASE_URL: sandbox.url,
    HAIPAY_STOREFRONT_URLS: STOREFRONT,
    // The tests decide when reconcile runs.
    HAIPAY_RECONCILE: "off",
    // Tests buy often, with the same shopper's data; tests of the limits set their own.
    HAIPAY_LIMIT_PER_PURCHASE: "1000",
    HAIPAY_LIMIT_OPEN_PER_BUYER: "1000",
    HAIPAY_LIMIT_PER_MINUTE: "99999",
    HAIPAY_LIMIT_PER_MINUTE_AND_ADDRESS: "99999",
    // Tests make calls fail on purpose; tests of the alarm set how many are too many.
    HAIPAY_ALARM_AFTER: "1000",
  };
  for (const currency of CURRENCIES) {
    const account = sandbox.accounts[currency];
    const prefix = `HAIPAY_${currency.toUpperCase()}`;
    environment[`${prefix}_APP_ID`] = account.appId;
    environment[`${prefix}_MERCHANT_SECRET_KEY`] = account.merchantSecretKey;
    environment[`${prefix}_MERCHANT_PRIVATE_KEY`] = account.merchantPrivateKey;
    environment[`${prefix}_PLATFORM_PUBLIC_KEY`] = account.platformPublicKey;
  }
  return environment;
}

/** Configures this process. @returns a function that puts the environment back */
export function configureHaipay(sandbox: Sandbox): () => void {
  const before = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name.startsWith("HAIPAY_")),
  );
  Object.assign(process.env, haipayEnvironment(sandbox));
  return () => {
    for (const name of Object.keys(process.env)) if (name.startsWith("HAIPAY_")) delete process.env[name];
    Object.assign(process.env, before);
  };
}
