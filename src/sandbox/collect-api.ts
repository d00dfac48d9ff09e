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
import { productsAnswer } from "./products";
import { NO_PERMISSION, Refusal, REFUSAL_CODES } from "./refusal";
import { checkAccountQuestion, checkApply, checkQuery } from "./request-checks";
import type { SandboxState } from "./state";

type Endpoint = SandboxFault["endpoint"];
interface Call {
  endpoint: Endpoint;
  currency: Currency;
  isJson: boolean;
  rawBody: Buffer;
}

/**
 * `POST /{currency}/collect/apply`, `/{currency}/collect/query`, `/{currency}/account/ledger` and `/common/payment/config`
 * (protocol §1, §4, §6, §9).
 */
export function collectApi(state: SandboxState): Router {
  const router = Router();
  const rawBody = express.raw({ type: () => true, limit: "64kb" });
  const answer = (req: Request, res: Response, about: Pick<Call, "endpoint" | "currency">) => {
    const { endpoint } = about;
    state.calls[endpoint] += 1;
    const fault = state.faults.take(endpoint);
    if (fault && strikesFirst(fault)) {
      state.calls.refused += isRefusal(fault) ? 1 : 0;
      interrupt(res, fault);
      return;
    }
    const call: Call = {
      ...about,
      isJson: Boolean(req.is("application/json")),
      rawBody: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    };
    transmit(res, answerCall(state, call, fault), fault);
  };
  const route = (endpoint: Endpoint) => (req: Request, res: Response, next: () => void) => {
    const { currency } = req.params;
    if (currency && isCurrency(currency)) answer(req, res, { endpoint, currency });
    else next();
  };
  router.post("/:currency/collect/apply", rawBody, route("apply"));
  router.post("/:currency/collect/query", rawBody, route("query"));
  router.post("/:currency/account/ledger", rawBody, route("account"));
  router.post("/common/payment/config", rawBody, (req, res) => {
    answer(req, res, { endpoint: "config", currency: currencyOfSender(state, req) });
  });
  return router;
}

/** This path has no currency: the appId determines whose products are meant. */
function currencyOfSender({ accounts }: SandboxState, req: Request): Currency {
  const text = Buffer.isBuffer(req.body) ? req.body.toString("utf8") : "";
  return CURRENCIES.find((currency) => text.includes(accounts[currency].appId)) ?? CURRENCIES[0];
}

function answerCall(state: SandboxState, call: Call, fault: SandboxFault | undefined): string {
  const keys = signingKeys(state, call.currency);
  const isBad = fault?.kind === "bad_signature";
  try {
    if (!call.isJson) throw new Refusal(REFUSAL_CODES.malformed, "the Content-Type must be application/json");
    const message = readSignedRequest(state, call.currency, call.rawBody);
    switch (call.endpoint) {
      case "apply": {
        const order = state.orders.create(
          checkApply(message, call.currency, state.products),
          state.slipNumbers,
        );
        return signedAnswer(distort(appliedData(order), order, fault?.kind), keys, isBad);
      }
      case "query": {
        const order = findAsked(state, call.currency, checkQuery(message));
        return signedAnswer(distort(queriedData(order), order, fault?.kind), keys, isBad);
      }
      case "account":
        checkAccountQuestion(message);
        if (!state.accountQuery) throw new Refusal(REFUSAL_CODES.noPermission, NO_PERMISSION);
        return signedAnswer(accountData(state.orders.all(), call.currency), keys, isBad);
      case "config":
        checkAccountQuestion(message);
        if (!state.products.available) throw new Refusal(REFUSAL_CODES.noPermission, NO_PERMISSION);
        return productsAnswer(isBad ? { ...state.products, signature: "bad" } : state.products, keys);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    state.calls.refused += 1;
    return refusedAnswer(error);
  }
}

/** What the platform signs with: its own key, or with a switch that of another account. */
function signingKeys({ accounts, foreignKeys }: SandboxState, currency: Currency): AccountKeys {
  if (!foreignKeys) return accounts[currency];
  const other = CURRENCIES.find((one) => one !== currency) ?? currency;
  return { ...accounts[currency], platformPrivateKey: accounts[other].platformPrivateKey };
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
  state.cashier.expireWhenDue(order);
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
