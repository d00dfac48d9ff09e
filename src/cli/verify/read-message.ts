import { decodeUtf8, isJsonObject, JsonError, parseJsonObject, type JsonObject } from "../../platform/json";
import { CannotCheckError } from "./cannot-check-error";

/** What was signed, and what it seems to be. */
export interface SignedMessage {
  /** For people: "a notification", "the data of an answer" … */
  kind: string;
  fields: JsonObject;
}

/**
 * Finds the signed fields in a notification, an answer (whose `data` is signed) or a request (protocol §2, §3).
 *
 * @throws CannotCheckError when the text is no JSON object, or an answer without data
 */
export function readMessage(bytes: Buffer): SignedMessage {
  const fields = parse(bytes);
  if (fields.sign !== undefined) return { kind: kindOf(fields), fields };
  if (isJsonObject(fields.data)) return { kind: "the data of an answer", fields: fields.data };
  if (fields.status !== undefined && fields.error !== undefined) {
    throw new CannotCheckError(
      "This is an answer without data: a refusal. The platform does not sign refusals, so there is nothing to verify, " +
        "and it proves nothing about money.",
    );
  }
  return { kind: kindOf(fields), fields };
}

function parse(bytes: Buffer): JsonObject {
  try {
    return parseJsonObject(decodeUtf8(bytes));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new CannotCheckError(`${error.message} Give the message exactly as it came over the wire.`);
  }
}

function kindOf(fields: JsonObject): string {
  if (fields.inBankCode !== undefined && fields.partnerUserId !== undefined)
    return "a request to collect/apply, which a shop signs";
  if (fields.actualAmount !== undefined) return "the data of an answer to collect/query";
  if (fields.payUrl !== undefined) return "the data of an answer to collect/apply";
  if (fields.appId !== undefined && fields.status !== undefined) return "a notification";
  return "a message";
}
