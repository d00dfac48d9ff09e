import { createPublicKey, randomBytes, type KeyObject } from "node:crypto";
import type { Currency } from "../platform/catalogue";
import {
  makeRsaPair,
  parsePrivateKey,
  parsePublicKey,
  privateKeyToBase64,
  publicKeyToBase64,
} from "../platform/keys";

/** What the merchant needs to talk to the sandbox in one currency (protocol §1). */
export interface SandboxAccount {
  currency: Currency;
  /** Digits; beyond 2^53, so that a lost digit shows. */
  appId: string;
  merchantSecretKey: string;
  /** Bare Base64 PKCS#8. */
  merchantPrivateKey: string;
  /** Bare Base64 SPKI. */
  platformPublicKey: string;
}

/** What the sandbox itself keeps of an account: it signs with its own private key and verifies the merchant's. */
export interface AccountKeys {
  currency: Currency;
  appId: string;
  merchantSecretKey: string;
  merchantPublicKey: KeyObject;
  platformPrivateKey: KeyObject;
}

export interface AccountPair {
  merchant: SandboxAccount;
  keys: AccountKeys;
}

const APP_IDS: Record<Currency, string> = { jpy: "9007199254740993", usd: "9007199254740995" };

/** What an account needs to continue from an earlier start: bare Base64 keys. */
export interface KeptAccount {
  merchantSecretKey: string;
  merchantPrivateKey: string;
  platformPrivateKey: string;
}

/**
 * Makes RSA-2048 pairs and secrets for every currency (protocol §1).
 *
 * @param kept of an earlier start; without it everything is new
 * @throws KeyFormatError when what was kept is no longer a key
 */
export async function createAccounts(
  kept?: Record<Currency, KeptAccount>,
): Promise<Record<Currency, AccountPair>> {
  const [jpy, usd] = await Promise.all([createAccount("jpy", kept?.jpy), createAccount("usd", kept?.usd)]);
  return { jpy, usd };
}

/** What must be kept of an account for a later start. */
export function keepAccount({ merchant, keys }: AccountPair): KeptAccount {
  const { merchantSecretKey, merchantPrivateKey } = merchant;
  return {
    merchantSecretKey,
    merchantPrivateKey,
    platformPrivateKey: privateKeyToBase64(keys.platformPrivateKey),
  };
}

/** Accepts another public key from the merchant, as the platform's console does. @throws KeyFormatError */
export function takeMerchantKey(account: AccountKeys, publicKey: string): AccountKeys {
  return { ...account, merchantPublicKey: parsePublicKey(publicKey) };
}

/** Signs with a new key from now on. */
export async function rotatePlatformKey(
  account: AccountKeys,
): Promise<{ keys: AccountKeys; platformPublicKey: string }> {
  const { privateKey, publicKey } = await makeRsaPair();
  return {
    keys: { ...account, platformPrivateKey: privateKey },
    platformPublicKey: publicKeyToBase64(publicKey),
  };
}

async function createAccount(currency: Currency, kept?: KeptAccount): Promise<AccountPair> {
  const [merchant, platform] = kept
    ? [pairOf(kept.merchantPrivateKey), pairOf(kept.platformPrivateKey)]
    : await Promise.all([makeRsaPair(), makeRsaPair()]);
  const appId = APP_IDS[currency];
  const merchantSecretKey = kept?.merchantSecretKey ?? randomBytes(24).toString("base64url");
  return {
    merchant: {
      currency,
      appId,
      merchantSecretKey,
      merchantPrivateKey: privateKeyToBase64(merchant.privateKey),
      platformPublicKey: publicKeyToBase64(platform.publicKey),
    },
    keys: {
      currency,
      appId,
      merchantSecretKey,
      merchantPublicKey: merchant.publicKey,
      platformPrivateKey: platform.privateKey,
    },
  };
}

function pairOf(pasted: string): { privateKey: KeyObject; publicKey: KeyObject } {
  const privateKey = parsePrivateKey(pasted);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
