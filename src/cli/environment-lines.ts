import { CURRENCIES } from "../platform/catalogue";
import type { SandboxAccount } from "../sandbox/accounts";

/** The environment that points the plugin at a running sandbox, one `NAME=value` a line, ready to paste. */
export function environmentLines(sandbox: {
  url: string;
  accounts: Record<SandboxAccount["currency"], SandboxAccount>;
}): string[] {
  return [
    "HAIPAY_ENVIRONMENT=sandbox",
    `HAIPAY_BASE_URL=${sandbox.url}`,
    ...CURRENCIES.flatMap((currency) => {
      const account = sandbox.accounts[currency];
      const prefix = `HAIPAY_${currency.toUpperCase()}`;
      return [
        `${prefix}_APP_ID=${account.appId}`,
        `${prefix}_MERCHANT_SECRET_KEY=${account.merchantSecretKey}`,
        `${prefix}_MERCHANT_PRIVATE_KEY=${account.merchantPrivateKey}`,
        `${prefix}_PLATFORM_PUBLIC_KEY=${account.platformPublicKey}`,
      ];
    }),
  ];
}
