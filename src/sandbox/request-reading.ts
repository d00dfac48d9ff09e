import { isLosslessNumber } from "lossless-json";
import { parseJsonObject, type JsonObject } from "../platform/json";
import { verifyMessage } from "../platform/signature";
import type { AccountKeys } from "./accounts";
import { Refusal, REFUSAL_CODES } from "./refusal";

/**
 * Reads a call's raw body into a message whose appId and signature are right for the currency of the path (protocol §1, §3).
 * @param others the accounts of the other currencies: only to say so when one of them was meant.
 * @throws Refusal
 */
export function readSignedRequest(
  rawBody: Buffer,
  account: AccountKeys,
  others: readonly AccountKeys[],
): JsonObject {
  const message = readMessage(rawBody);
  checkAppId(message, account, others);
  checkSignature(message, account, others);
  return message;
}

function readMessage(rawBody: Buffer): JsonObject {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(rawBody);
  } catch {
    throw new Refusal(REFUSAL_CODES.malformed, "the body is not UTF-8");
  }
  try {
    return parseJsonObject(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unreadable";
    throw new Refusal(REFUSAL_CODES.malformed, `the body is no JSON object: ${reason}`);
  }
}

function checkAppId(message: JsonObject, account: AccountKeys, others: readonly AccountKeys[]): void {
  const { appId } = message;
  if (!isLosslessNumber(appId)) {
    throw new Refusal(REFUSAL_CODES.appId, "appId must be a JSON number (Long)");
  }
  if (appId.value === account.appId) {
    return;
  }
  const owner = others.find((other) => other.appId === appId.value);
  if (owner) {
    throw new Refusal(
      REFUSAL_CODES.appId,
      `appId belongs to ${owner.currency.toUpperCase()}, and the path says ${account.currency.toUpperCase()}`,
    );
  }
  const rounded = Number(appId.value) === Number(account.appId);
  throw new Refusal(
    REFUSAL_CODES.appId,
    rounded ? "appId lost digits on the way: send the Long with every digit" : "appId does not exist",
  );
}

function checkSignature(message: JsonObject, account: AccountKeys, others: readonly AccountKeys[]): void {
  if (message.sign === undefined || message.sign === null || message.sign === "") {
    throw new Refusal(REFUSAL_CODES.field, "sign is missing");
  }
  if (verifies(message, account)) {
    return;
  }
  const signer = others.find((other) => verifies(message, other));
  throw new Refusal(
    REFUSAL_CODES.signature,
    signer
      ? `sign verification failed: this was signed with the keys of ${signer.currency.toUpperCase()}`
      : "sign verification failed",
  );
}

function verifies(message: JsonObject, account: AccountKeys): boolean {
  return verifyMessage(message, {
    merchantSecretKey: account.merchantSecretKey,
    publicKeys: [account.merchantPublicKey],
  });
}
