import express, { Router, type Request, type Response } from "express";
import { isLosslessNumber } from "lossless-json";
import { CURRENCIES, isCurrency, type Currency } from "../platform/catalogue";
import { parseJsonObject, type JsonObject } from "../platform/json";
import { verifyMessage } from "../platform/signature";
import type { AccountKeys } from "./accounts";
import { accountData, appliedData, distort, queriedData, refusedAnswer, signedAnswer } from "./answers";
import type { SandboxFault } from "./control-types";
import { interrupt, isRefusal, strikesFirst, transmit } from "./fault-transport";
import type { Order } from "./order";
import { Refusal, REFUSAL_CODES } from "./refusal";
import { checkAccountQuery, checkApply, checkQuery } from "./request-checks";
import type { SandboxState } from "./state";

type Endpoint = SandboxFault["endpoint"];
interface Call {
  endpoint: Endpoint;
  currency: Currency;
  isJson: boolean;
  rawBody: Buffer;
}

/** `POST /{currency}/collect/apply`, `/{currency}/collect/query` and `/{currency}/account/ledger` (protocol §1, §4, §6, §9). */
export function collectApi(state: SandboxState): Router {
  const router = Router();
  const rawBody = express.raw({ type: () => true, limit: "64kb" });
  const route = (endpoint: Endpoint) => (req: Request, res: Response, next: () => void) => {
    const { currency } = req.params;
    if (!currency || !isCurrency(currency)) {
      next();
      return;
    }
    state.calls[endpoint] += 1;
    const fault = state.faults.take(endpoint);
    if (fault && strikesFirst(fault)) {
      state.calls.refused += isRefusal(fault) ? 1 : 0;
      interrupt(res, fault);
      return;
    }
    const call: Call = {
      endpoint,
      currency,
      isJson: Boolean(req.is("application/json")),
      rawBody: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    };
    transmit(res, answerCall(state, call, fault), fault);
  };
  router.post("/:currency/collect/apply", rawBody, route("apply"));
  router.post("/:currency/collect/query", rawBody, route("query"));
  router.post("/:currency/account/ledger", rawBody, (req, res, next) => {
    const { currency } = req.params;
    if (!isCurrency(currency)) return next();
    const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    res.type("application/json").send(answerAccountQuery(state, currency, body));
  });
  return router;
}

function answerCall(state: SandboxState, call: Call, fault: SandboxFault | undefined): string {
  const account = state.accounts[call.currency];
  try {
    const { order, data } = processCall(state, call);
    return signedAnswer(distort(data, order, fault?.kind), account, fault?.kind === "bad_signature");
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    state.calls.refused += 1;
    return refusedAnswer(error);
  }
}

function processCall(
  state: SandboxState,
  { endpoint, currency, isJson, rawBody }: Call,
): { order: Order; data: JsonObject } {
  if (!isJson) {
    throw new Refusal(REFUSAL_CODES.malformed, "the Content-Type must be application/json");
  }
  const message = readSignedRequest(state, currency, rawBody);
  if (endpoint === "apply") {
    const order = state.orders.create(checkApply(message, currency));
    return { order, data: appliedData(order) };
  }
  const order = findAsked(state, currency, checkQuery(message));
  return { order, data: queriedData(order) };
}

/** The merchant's account (protocol §9), where it is available to this account. */
function answerAccountQuery(state: SandboxState, currency: Currency, rawBody: Buffer): string {
  const account = state.accounts[currency];
  try {
    checkAccountQuery(readSignedRequest(state, currency, rawBody));
    if (!state.accountQuery)
      throw new Refusal(REFUSAL_CODES.noPermission, "No permission to pay for products");
    return signedAnswer(accountData(state.orders.all(), currency), account, false);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusedAnswer(error);
  }
}

function findAsked(
  state: SandboxState,
  currency: Currency,
  asked: { orderId: string; orderNo?: string },
): Order {
  const order = state.orders.find(asked.orderId);
  if (order?.currency !== currency) {
    throw new Refusal(REFUSAL_CODES.unknownOrder, "order does not exist");
  }
  if (asked.orderNo !== undefined && asked.orderNo !== order.orderNo) {
    throw new Refusal(REFUSAL_CODES.unknownOrder, "orderNo belongs to another order");
  }
  return order;
}

/**
 * Reads a call's raw body into a message whose appId and signature are right for the currency of the path (protocol §1, §3).
 * @throws Refusal
 */
function readSignedRequest({ accounts }: SandboxState, currency: Currency, rawBody: Buffer): JsonObject {
  const account = accounts[currency];
  // Only to say so when one of them was meant.
  const others = CURRENCIES.filter((other) => other !== currency).map((other) => accounts[other]);
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
