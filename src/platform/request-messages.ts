import { LosslessNumber } from "lossless-json";
import type { z } from "zod";
import type { Buyer } from "./buyer";
import type { Currency, Method } from "./catalogue";
import { PlatformRequestError } from "./errors";
import type { JsonObject } from "./json";
import type { ChargeAmount } from "./money";
import { applyRequestSchema, queryRequestSchema } from "./schema";
import { describeIssues } from "./schema-fields";

/** A collect order to be created (protocol §4). */
export interface CollectOrderRequest {
  /** At most 48 characters, never used before: the platform refuses a repeated one. */
  orderId: string;
  method: Method;
  /** Yen "1200" or dollars "12.34", by the currency of the account. */
  amount: ChargeAmount;
  buyer: Buyer;
  /** Where the browser goes after success. */
  callBackUrl: string;
  /** Where the browser goes after failure. */
  callBackFailUrl: string;
  /** Where notifications go; without it, the address in the platform's console. */
  notifyUrl?: string;
  subject?: string;
  body?: string;
}

/**
 * The unsigned message of collect/apply.
 * @throws PlatformRequestError naming every field that breaks protocol §4.
 */
export function buildApplyMessage(
  account: { currency: Currency; appId: string },
  request: CollectOrderRequest,
): JsonObject {
  const { method, buyer } = request;
  return checkMessage("collect/apply", applyRequestSchema(account.currency), {
    appId: account.appId,
    orderId: request.orderId,
    name: buyer.name,
    phone: buyer.phone,
    email: buyer.email,
    amount: request.amount,
    payType: method.payType,
    inBankCode: method.channels[account.currency].inBankCode,
    callBackUrl: request.callBackUrl,
    callBackFailUrl: request.callBackFailUrl,
    notifyUrl: request.notifyUrl || undefined,
    subject: request.subject || undefined,
    body: request.body || undefined,
    partnerUserId: buyer.partnerUserId,
  });
}

/**
 * The unsigned message of collect/query.
 * @throws PlatformRequestError naming every field that breaks protocol §6.
 */
export function buildQueryMessage(
  account: { appId: string },
  order: { orderId: string; orderNo?: string },
): JsonObject {
  return checkMessage("collect/query", queryRequestSchema, {
    appId: account.appId,
    orderId: order.orderId,
    orderNo: order.orderNo || undefined,
  });
}

export function checkMessage<Message extends { appId: string }>(
  endpoint: string,
  schema: z.ZodType<Message>,
  message: unknown,
): JsonObject {
  const checked = schema.safeParse(message);
  if (!checked.success) {
    throw new PlatformRequestError(
      `Nothing was sent to ${endpoint}: ${describeIssues(checked.error)}. Correct the fields and try again.`,
    );
  }
  // appId is a Long, which a JavaScript number cannot always hold: it goes out as a number by its own digits.
  return { ...checked.data, appId: new LosslessNumber(checked.data.appId) };
}
