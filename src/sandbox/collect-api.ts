import express, { Router, type Request, type Response } from "express";
import { CURRENCIES, isCurrency, type Currency } from "../platform/catalogue";
import type { JsonObject } from "../platform/json";
import { appliedData, distort, queriedData, refusedAnswer, signedAnswer } from "./answers";
import type { SandboxFault } from "./control-types";
import { interrupt, isRefusal, strikesFirst, transmit } from "./fault-transport";
import type { Order } from "./order";
import { Refusal, REFUSAL_CODES } from "./refusal";
import { checkApply, checkQuery } from "./request-checks";
import { readSignedRequest } from "./request-reading";
import type { SandboxState } from "./state";

type Endpoint = SandboxFault["endpoint"];
interface Call {
  endpoint: Endpoint;
  currency: Currency;
  isJson: boolean;
  rawBody: Buffer;
}

/** `POST /{currency}/collect/apply` and `/{currency}/collect/query` (protocol §1, §4, §6). */
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
  const others = CURRENCIES.filter((other) => other !== currency).map((other) => state.accounts[other]);
  const message = readSignedRequest(rawBody, state.accounts[currency], others);
  if (endpoint === "apply") {
    const order = state.orders.create(checkApply(message, currency));
    return { order, data: appliedData(order) };
  }
  const order = findAsked(state, currency, checkQuery(message));
  return { order, data: queriedData(order) };
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
