import { findMethodByCode, type Currency, type Method } from "../platform/catalogue";
import type { JsonObject } from "../platform/json";
import { compareAmounts, parsePlatformAmount, type PlatformAmount } from "../platform/money";
import type { ApplyFields } from "./order";
import { limitsOf, type ProductLimits, type Products } from "./products";
import { NO_PERMISSION, Refusal, REFUSAL_CODES } from "./refusal";

// The rules are written again instead of taken from the client's schema: a double that shares the client's
// idea of a valid request cannot find a mistake in it.
const APPLY_FIELDS = new Set(
  (
    "appId orderId name phone email amount payType inBankCode callBackUrl callBackFailUrl notifyUrl subject body " +
    "partnerUserId sign"
  ).split(" "),
);
const QUERY_FIELDS = new Set("appId orderId orderNo sign".split(" "));
const ACCOUNT_FIELDS = new Set(["appId", "sign"]);
const AMOUNT_FORMS: Record<Currency, { pattern: RegExp; words: string }> = {
  jpy: { pattern: /^\d{1,18}$/, words: "whole yen, digits only" },
  usd: { pattern: /^\d{1,16}\.\d{2}$/, words: "dollars with exactly two decimals" },
};

/**
 * Checks every field of collect/apply (protocol §4, §5). A field that the protocol does not name is refused as well:
 * it is most likely a misspelt one.
 * @throws Refusal naming the field.
 */
export function checkApply(message: JsonObject, currency: Currency, products: Products): ApplyFields {
  refuseUnknownFields(message, APPLY_FIELDS);
  const orderId = readOrderId(message);
  const method = readMethod(message, currency, products);
  return {
    orderId,
    method,
    currency,
    amount: readAmount(message, currency, limitsOf(products, method.id, currency)),
    name: matching(message, "name", /^[^\p{Cc}]{1,100}$/u, "1 to 100 characters without control characters"),
    phone: matching(
      message,
      "phone",
      /^0\d{9,10}$/,
      "a Japanese number: 0 first, 10 or 11 digits, digits only",
    ),
    email: matching(
      message,
      "email",
      /^(?=.{3,254}$)[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/,
      "a real e-mail address",
    ),
    partnerUserId: matching(
      message,
      "partnerUserId",
      /^[A-Za-z0-9\-~!@#$%&*()_]+$/,
      "made of digits, letters and -~!@#$%&*()_",
    ),
    callBackUrl: webAddress("callBackUrl", required(message, "callBackUrl")),
    callBackFailUrl: webAddress("callBackFailUrl", required(message, "callBackFailUrl")),
    ...readRemarks(message),
  };
}

/**
 * Checks every field of collect/query (protocol §6).
 * @throws Refusal naming the field.
 */
export function checkQuery(message: JsonObject): { orderId: string; orderNo?: string } {
  refuseUnknownFields(message, QUERY_FIELDS);
  return { orderId: readOrderId(message), orderNo: optional(message, "orderNo") };
}

/**
 * Checks the fields of account/ledger and payment/config (protocol §9).
 * @throws Refusal naming the field.
 */
export function checkAccountQuestion(message: JsonObject): void {
  refuseUnknownFields(message, ACCOUNT_FIELDS);
}

function readRemarks(message: JsonObject): Pick<ApplyFields, "notifyUrl" | "subject" | "body"> {
  const notifyUrl = optional(message, "notifyUrl");
  return {
    notifyUrl: notifyUrl === undefined ? undefined : webAddress("notifyUrl", notifyUrl),
    subject: optional(message, "subject"),
    body: optional(message, "body"),
  };
}

function readOrderId(message: JsonObject): string {
  return matching(
    message,
    "orderId",
    /^[^\p{Cc}]{1,48}$/u,
    "at most 48 characters without control characters",
  );
}

function readMethod(message: JsonObject, currency: Currency, { missing }: Products): Method {
  const method = findMethodByCode(currency, required(message, "payType"), required(message, "inBankCode"));
  if (!method) {
    throw new Refusal(REFUSAL_CODES.channel, "system:channel code does not exist");
  }
  if (missing.includes(method.id)) {
    throw new Refusal(REFUSAL_CODES.noPermission, NO_PERMISSION);
  }
  return method;
}

function readAmount(message: JsonObject, currency: Currency, { min, max }: ProductLimits): PlatformAmount {
  const written = required(message, "amount");
  const form = AMOUNT_FORMS[currency];
  if (!form.pattern.test(written)) {
    throw new Refusal(REFUSAL_CODES.amount, `amount in ${currency.toUpperCase()} must be ${form.words}`);
  }
  const amount = parsePlatformAmount(written);
  if (
    compareAmounts(amount, parsePlatformAmount(min)) < 0 ||
    compareAmounts(amount, parsePlatformAmount(max)) > 0
  ) {
    throw new Refusal(REFUSAL_CODES.limits, `amount must lie between ${min} and ${max} for this channel`);
  }
  return amount;
}

function refuseUnknownFields(message: JsonObject, known: ReadonlySet<string>): void {
  const unknown = Object.keys(message).find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new Refusal(REFUSAL_CODES.field, `${unknown.slice(0, 40)} is no field of this call`);
  }
}

function required(message: JsonObject, name: string): string {
  const value = optional(message, name);
  if (value === undefined) {
    throw new Refusal(REFUSAL_CODES.field, `${name} is missing`);
  }
  return value;
}

/** Null and "" count as absent, as they do in the signature (protocol §3). */
function optional(message: JsonObject, name: string): string | undefined {
  const value = message[name];
  if (value === undefined || value === null || value === "") {
    return undefined;
  }
  if (typeof value !== "string") {
    throw new Refusal(REFUSAL_CODES.field, `${name} must be a JSON string`);
  }
  return value;
}

function matching(message: JsonObject, name: string, pattern: RegExp, words: string): string {
  const value = required(message, name);
  if (!pattern.test(value)) {
    throw new Refusal(REFUSAL_CODES.field, `${name} must be ${words}`);
  }
  return value;
}

function webAddress(name: string, written: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if ((url?.protocol !== "http:" && url?.protocol !== "https:") || /\s/.test(written)) {
    throw new Refusal(REFUSAL_CODES.field, `${name} must be an http or https address without spaces`);
  }
  return written;
}
