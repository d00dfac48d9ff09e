import type { PlatformAccount } from "../../../platform/client";
import {
  classifyRefusal,
  PlatformError,
  PlatformRefusedError,
  PlatformSignatureError,
} from "../../../platform/errors";
import { parsePrivateKey } from "../../../platform/keys";
import type { Proof } from "../account-health";
import type { QueryLimits } from "../gateway";
import { newPlatformOrderId } from "../ledger/collect-orders";
import type HaipayModuleService from "../service";
import type { Account } from "./settings";

export type ConnectionOutcome =
  "well" | "not_reachable" | "account_wrong" | "signature_refused" | "answer_unverifiable" | "refused";

export interface ConnectionTest {
  outcome: ConnectionOutcome;
  /**
   * Whether an answer was verified with the platform public key. A refusal is not signed (protocol §4): where the account
   * query is not available to an account (protocol §9), the first proof needs an order that the platform knows.
   */
  platform_key_proven: boolean;
  /** The platform's own code and message, when it gave them. */
  platform_code: string | null;
  platform_message: string | null;
  /** A message that says what happened. */
  detail: string;
}

const PROVEN = "The platform answered, and its signature verifies.";

/** A person is waiting. */
const LIMITS: QueryLimits = { totalTimeoutMs: 8_000, retries: 0 };

/**
 * Asks the platform about an order that cannot exist, then about the account itself, or failing that about the newest order of the
 * account, if there is one: only what exists is answered with a signature.
 */
export async function testConnection(haipay: HaipayModuleService, account: Account): Promise<ConnectionTest> {
  const first = await ask(haipay, account, { orderId: newPlatformOrderId() });
  if (first.outcome !== "well" || first.platform_key_proven) return first;
  const byAccount = await askForAccount(haipay, account);
  if (byAccount) return byAccount;
  const known = await haipay.ledger.collectOrders.findAnswered(account.currency, account);
  if (!known) return first;
  const second = await ask(haipay, account, {
    orderId: known.platform_order_id,
    orderNo: known.platform_order_no ?? undefined,
  });
  const isProof = second.outcome === "answer_unverifiable" || second.platform_key_proven;
  return isProof ? { ...first, ...second } : first;
}

/** What the platform's answers about an account prove now. @returns undefined when it does not accept the account */
export async function proveAccount(
  haipay: HaipayModuleService,
  account: Account,
): Promise<Proof | undefined> {
  const { outcome, platform_key_proven } = await testConnection(haipay, account);
  if (outcome !== "well") return undefined;
  return platform_key_proven ? "signed" : "refusal";
}

/** @returns undefined when the platform does not answer this question for this account */
async function askForAccount(
  haipay: HaipayModuleService,
  account: PlatformAccount,
): Promise<ConnectionTest | undefined> {
  try {
    await haipay.gateway.queryAccountAs(account, LIMITS);
    return outcome("well", PROVEN, { platform_key_proven: true });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (!(error instanceof PlatformSignatureError)) return undefined;
    return outcome("answer_unverifiable", error.message);
  }
}

/** The account with the key that is waiting to be used. @param privateKey Base64 PKCS#8 */
export function withPreparedKey(account: Account, privateKey: string): Account {
  return { ...account, merchantPrivateKey: parsePrivateKey(privateKey) };
}

async function ask(
  haipay: HaipayModuleService,
  account: PlatformAccount,
  order: { orderId: string; orderNo?: string },
): Promise<ConnectionTest> {
  try {
    await haipay.gateway.queryAs(account, order, LIMITS);
    return outcome("well", PROVEN, { platform_key_proven: true });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error instanceof PlatformSignatureError) return outcome("answer_unverifiable", error.message);
    if (!(error instanceof PlatformRefusedError)) return outcome("not_reachable", error.message);
    return outcome(ofRefusal(error), error.message, {
      platform_code: error.platformCode,
      platform_message: error.platformMessage,
    });
  }
}

function ofRefusal(refusal: PlatformRefusedError): ConnectionOutcome {
  switch (classifyRefusal(refusal)) {
    case "signature":
      return "signature_refused";
    case "account":
      return "account_wrong";
    case "unknown_order":
      // It knows the account and accepted our signature: an order that cannot exist cannot prove more.
      return "well";
    case "product":
    case "other":
      return "refused";
  }
}

function outcome(
  kind: ConnectionOutcome,
  detail: string,
  facts: Partial<Omit<ConnectionTest, "outcome" | "detail">> = {},
): ConnectionTest {
  return {
    outcome: kind,
    platform_key_proven: false,
    platform_code: null,
    platform_message: null,
    ...facts,
    detail,
  };
}
