import { randomBytes } from "node:crypto";
import type { Settings } from "../../modules/haipay/settings/settings";
import { CURRENCIES } from "../../platform/catalogue";
import { PlatformClient, type PlatformAccount } from "../../platform/client";
import {
  classifyRefusal,
  PlatformError,
  PlatformRefusedError,
  PlatformSignatureError,
} from "../../platform/errors";
import type { Findings } from "./findings";

const LIMITS = { totalTimeoutMs: 8_000, retries: 0 };

/** Asks the platform with each account of the configuration about an order that cannot exist. No money moves. */
export async function checkConnection(
  { accounts }: Pick<Settings, "accounts">,
  findings: Findings,
): Promise<void> {
  const client = new PlatformClient();
  try {
    for (const currency of CURRENCIES) {
      const account = accounts[currency];
      if (account) await checkAccount(client, account, findings);
    }
  } finally {
    client.close();
  }
}

async function checkAccount(
  client: PlatformClient,
  account: PlatformAccount,
  findings: Findings,
): Promise<void> {
  const name = account.currency.toUpperCase();
  try {
    await client.query(account, { orderId: `hp${randomBytes(16).toString("hex")}` }, LIMITS);
    findings.well(`${name}: the platform answers, and its signature verifies.`);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error instanceof PlatformRefusedError && classifyRefusal(error) === "unknown_order") {
      findings.well(`${name}: the platform knows the account and takes its signature.`);
      await proveKey(client, account, findings);
      return;
    }
    findings.wrongly(`${name}: ${error.message}`, wayOut(error, name));
  }
}

/** A refusal is not signed: only what the platform says about the account proves its key (protocol §9). */
async function proveKey(client: PlatformClient, account: PlatformAccount, findings: Findings): Promise<void> {
  const name = account.currency.toUpperCase();
  try {
    await client.queryAccount(account, LIMITS);
    findings.well(`${name}: the platform's signature verifies.`);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error instanceof PlatformSignatureError)
      findings.wrongly(`${name}: ${error.message}`, wayOut(error, name));
    else findings.note(`${name}: whether HaiPay's public key is right shows at the first payment.`);
  }
}

function wayOut(error: PlatformError, name: string): string {
  if (error instanceof PlatformSignatureError) {
    return `Copy HAIPAY_${name}_PLATFORM_PUBLIC_KEY and HAIPAY_${name}_MERCHANT_SECRET_KEY again, of this currency and environment.`;
  }
  if (!(error instanceof PlatformRefusedError)) {
    return "Look at HAIPAY_BASE_URL; HaiPay also cuts off every outgoing address that its console does not have.";
  }
  switch (classifyRefusal(error)) {
    case "signature":
      return `Paste your public key into HaiPay's console again, and compare HAIPAY_${name}_MERCHANT_SECRET_KEY with it.`;
    case "account":
      return `Compare HAIPAY_${name}_APP_ID with the console, of this currency and environment.`;
    case "unknown_order":
    case "product":
    case "other":
      return "Ask HaiPay's support, with this code.";
  }
}
