import type { KeyObject } from "node:crypto";
import type { z } from "zod";
import {
  PlatformOutcomeUnknownError,
  PlatformRefusedError,
  PlatformSignatureError,
  PlatformStaleAnswerError,
  PlatformUnreadableAnswerError,
} from "./errors";
import { decodeUtf8, JsonError, parseJsonObject, type JsonObject } from "./json";
import { findNestedForm, writtenMembers, type NestedForm } from "./nested-signature";
import { envelopeDataSchema, envelopeSchema, STATUS, type PlatformStatus } from "./schema";
import { describeIssues } from "./schema-fields";
import { explainSignatureFailure, verifyMessage } from "./signature";
import type { RawAnswer } from "./transport";

export interface AnswerExpectation<Order> {
  /** For messages, such as "collect/query". */
  endpoint: string;
  /** Which order the answer must be about; absent for a request that is not about an order. */
  orderId?: string;
  schema: z.ZodType<Order>;
  merchantSecretKey: string;
  publicKeys: readonly KeyObject[];
}

/**
 * Reads an answer: envelope, refusal, signature, then the fields, in this order, so that nothing unsigned is believed
 * (protocol §2, §3).
 * @throws PlatformRefusedError, PlatformSignatureError, PlatformUnreadableAnswerError, or PlatformOutcomeUnknownError
 * for an HTTP error without an envelope.
 */
export function readAnswer<Order extends object>(
  answer: RawAnswer,
  expected: AnswerExpectation<Order>,
): Order {
  const data = readData(answer, expected.endpoint);
  if (!verifyMessage(data, expected)) {
    throw new PlatformSignatureError(
      explainSignatureFailure(`answer to ${expected.endpoint}`, data, expected),
    );
  }
  const order = expected.schema.safeParse(data);
  if (!order.success) {
    throw unreadable(expected.endpoint, describeIssues(order.error));
  }
  const { orderId, status }: AboutAnOrder = order.data;
  if (orderId !== expected.orderId) {
    throw unreadable(expected.endpoint, "it is about another orderId than the one that was sent");
  }
  requireFresh(answer, status, expected.endpoint);
  return order.data;
}

/**
 * Reads an answer whose data contain lists: how those are signed is not known for certain, so an answer that does not
 * verify is still returned, marked as such (protocol §9).
 *
 * @throws PlatformRefusedError, PlatformUnreadableAnswerError, or PlatformOutcomeUnknownError for an HTTP error without
 *   an envelope.
 */
export function readNestedAnswer(
  answer: RawAnswer,
  expected: Omit<AnswerExpectation<never>, "orderId" | "schema">,
): { data: JsonObject; verifiedAs: NestedForm | undefined } {
  const data = readData(answer, expected.endpoint);
  const written = writtenMembers(decodeUtf8(answer.body), ["data"]);
  return { data, verifiedAs: findNestedForm(data, written, expected) };
}

/** The data of a processed call, before its signature is verified. */
function readData(answer: RawAnswer, endpoint: string): JsonObject {
  const envelope = readEnvelope(answer, endpoint);
  if (envelope.status === "0" && answer.httpStatus >= 500) {
    throw outcomeUnknown(endpoint, answer.httpStatus, "a refusal, which a failing server cannot give");
  }
  if (envelope.status === "0") {
    throw refusal(endpoint, envelope.error ?? "", envelope.msg ?? "");
  }
  const data = envelopeDataSchema.safeParse(envelope.data);
  if (!data.success) {
    throw unreadable(endpoint, "data must be an object");
  }
  return data.data;
}

/** What an answer says about an order, if it is about one. */
interface AboutAnOrder {
  orderId?: string;
  status?: PlatformStatus;
}

/** Signed answers carry no time of their own: an answer that ends an order must have been given about now (protocol §3, §6). */
function requireFresh({ givenAt }: RawAnswer, status: PlatformStatus | undefined, endpoint: string): void {
  if (givenAt === undefined || status === undefined || !ENDS.includes(status)) return;
  const now = new Date();
  if (Math.abs(now.getTime() - givenAt.getTime()) <= CLOCKS_APART_MS) return;
  throw new PlatformStaleAnswerError(
    `The platform's answer to ${endpoint} says that the order ended, and that it was given at ${givenAt.toISOString()}; this ` +
      `machine's clock says ${now.toISOString()}. It may be an old answer, so it proves nothing: set the clock, and look for ` +
      `a proxy that keeps answers.`,
  );
}

const ENDS: readonly PlatformStatus[] = [STATUS.paid, STATUS.failed, STATUS.over];
/** How far apart the clocks may be, in ms. */
const CLOCKS_APART_MS = 10 * 60_000;

function readEnvelope({ httpStatus, body }: RawAnswer, endpoint: string): z.infer<typeof envelopeSchema> {
  const reading = readEnvelopeText(body);
  if (typeof reading !== "string") {
    return reading;
  }
  if (httpStatus >= 200 && httpStatus < 300) {
    throw unreadable(endpoint, reading);
  }
  throw outcomeUnknown(endpoint, httpStatus, "no envelope of the protocol");
}

function outcomeUnknown(endpoint: string, httpStatus: number, what: string): PlatformOutcomeUnknownError {
  return new PlatformOutcomeUnknownError(
    `The platform answered ${endpoint} with HTTP ${httpStatus} and ${what}, and the request may have ` +
      `been carried out: query the order before anything else, and check the base URL if this stays.`,
    { cause: `HTTP ${httpStatus}` },
  );
}

/** The envelope, or why there is none. */
function readEnvelopeText(body: Buffer): z.infer<typeof envelopeSchema> | string {
  try {
    const envelope = envelopeSchema.safeParse(parseJsonObject(decodeUtf8(body)));
    return envelope.success ? envelope.data : describeIssues(envelope.error);
  } catch (error) {
    if (error instanceof JsonError) {
      return error.message;
    }
    throw error;
  }
}

function refusal(endpoint: string, platformCode: string, platformMessage: string): PlatformRefusedError {
  const code = platformCode === "" ? "without a code" : `with code ${platformCode}`;
  const said = platformMessage === "" ? "" : `: "${platformMessage}"`;
  return new PlatformRefusedError(
    `The platform refused ${endpoint} ${code}${said}. Look the code up in the platform's documentation, and check the ` +
      `account's settings and products in its console.`,
    { platformCode, platformMessage },
  );
}

function unreadable(endpoint: string, reason: string): PlatformUnreadableAnswerError {
  return new PlatformUnreadableAnswerError(
    `The platform's answer to ${endpoint} cannot be used: ${reason.replace(/\.$/, "")}. It proves nothing: query the order, ` +
      `and report the answer to the platform if this stays.`,
  );
}
