import { z } from "zod";
import { PARTNER_USER_ID } from "./buyer";
import type { Currency } from "./catalogue";
import { decodeUtf8, isJsonObject, parseJsonObject, type JsonObject } from "./json";
import { parsePlatformAmount, type PlatformAmount } from "./money";
import {
  amount,
  appId,
  describeIssues,
  identifier,
  optionalAmount,
  optionalIdentifier,
  optionalWritten,
  payTime,
  platformStatus,
  saidWords,
  STATUS,
  webAddress,
  words,
  written,
  type PlatformStatus,
} from "./schema-fields";

export { STATUS, type PlatformStatus } from "./schema-fields";

/** A collect order as collect/apply answers it; only payUrl (http or https) is promised (protocol §4). */
export interface AppliedOrder {
  orderId: string;
  orderNo: string;
  payUrl: string;
  bankCode?: string;
  bankNo?: string;
  qrCode?: string;
}

/** A collect order as collect/query answers it (protocol §6); amounts in the unit of the currency. */
export interface QueriedOrder {
  orderId: string;
  orderNo: string;
  amount: PlatformAmount;
  /** Received so far, cumulative. */
  actualAmount: PlatformAmount;
  fee: PlatformAmount;
  status: PlatformStatus;
  payTime?: Date;
  errorMsg?: string;
  currency?: string;
  inBankCode?: string;
}

/** A notification (protocol §7): a hint that something changed, never proof of money. Sums as written. */
export interface Notification {
  appId: string;
  /** As written. */
  currency?: string;
  orderId: string;
  orderNo?: string;
  /** Collected this time. */
  amount?: string;
  /** Of this time. */
  fee?: string;
  status: PlatformStatus;
  payTime?: string;
  errorMsg?: string;
}

/** The merchant's account in one currency (protocol §9); sums in its unit, each where the platform gives it. */
export interface AccountBalance {
  bal?: PlatformAmount;
  /** Can be paid out. */
  availableBal?: PlatformAmount;
  /** Held back by the platform. */
  frzBal?: PlatformAmount;
  /** Received, and not settled yet. */
  unSettleBal?: PlatformAmount;
}

const ORDER_ID_LENGTH = 48;
const AMOUNT_FORMS: Record<Currency, { form: RegExp; problem: string }> = {
  jpy: { form: /^[1-9]\d*$/, problem: 'must be whole yen such as "1200"' },
  usd: {
    form: /^(?!0\.00)(?:0|[1-9]\d*)\.\d{2}$/,
    problem: 'must be dollars with two decimals such as "12.34"',
  },
};
const text = z.string("must be text").min(1, "must not be empty");

/**
 * What collect/apply takes in a currency, before `sign` is added (protocol §4). Strict: a field that is not listed is
 * refused. `appId` is read as its digits.
 */
export function applyRequestSchema(currency: Currency) {
  return APPLY_REQUEST[currency];
}

/** Created once: creating a schema costs more than using it. */
const APPLY_REQUEST = { jpy: defineApplyRequest("jpy"), usd: defineApplyRequest("usd") };

function defineApplyRequest(currency: Currency) {
  return z.strictObject({
    appId,
    orderId: identifier(ORDER_ID_LENGTH),
    name: text.max(100, "must have at most 100 characters"),
    phone: z.string("must be text").regex(/^0\d{9,10}$/, "must start with 0 and have 10 or 11 digits"),
    email: z
      .string("must be text")
      .max(254, "must have at most 254 characters")
      .regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address"),
    amount: z.string("must be text").regex(AMOUNT_FORMS[currency].form, AMOUNT_FORMS[currency].problem),
    payType: z.enum(["EWALLET", "BANK_TRANSFER"], "must be EWALLET or BANK_TRANSFER"),
    inBankCode: z.string("must be text").regex(/^[A-Z0-9_]+$/, "must be a code of protocol §5"),
    callBackUrl: webAddress,
    callBackFailUrl: webAddress,
    notifyUrl: webAddress.optional(),
    subject: text.optional(),
    body: text.optional(),
    partnerUserId: z
      .string("must be text")
      .regex(PARTNER_USER_ID, "must be letters, digits and -~!@#$%&*()_"),
  });
}

/** What collect/query takes, before `sign` is added (protocol §6). */
export const queryRequestSchema = z.strictObject({
  appId,
  orderId: identifier(ORDER_ID_LENGTH),
  orderNo: identifier(64).optional(),
});

/** What account/ledger takes, before `sign` is added (protocol §9). */
export const accountRequestSchema = z.strictObject({ appId });

export const accountBalanceSchema: z.ZodType<AccountBalance> = z.object({
  bal: optionalAmount,
  availableBal: optionalAmount,
  frzBal: optionalAmount,
  unSettleBal: optionalAmount,
});

/** The frame of every answer (protocol §2); status typed as text or integer. `data` is read only after its signature. */
export const envelopeSchema = z.object({
  status: written.pipe(z.enum(["0", "1"], "must be 0 or 1")),
  error: words,
  msg: saidWords,
  data: z.unknown(),
});

/** The `data` of a processed call. */
export const envelopeDataSchema = z.custom<JsonObject>(isJsonObject, "must be an object");

/** A QR code as an image in text. */
const QR_CODE_LENGTH = 64 * 1024;

export const appliedOrderSchema: z.ZodType<AppliedOrder> = z.object({
  orderId: identifier(ORDER_ID_LENGTH),
  orderNo: identifier(64),
  payUrl: webAddress,
  bankCode: words,
  bankNo: words,
  qrCode: optionalWritten(QR_CODE_LENGTH),
});

const MONEY_MOVED: readonly PlatformStatus[] = [STATUS.paid, STATUS.partial, STATUS.over];

/** Nothing reported counts as nothing received, and never as proof; if money moved, the sum must be present. */
export const queriedOrderSchema: z.ZodType<QueriedOrder> = z
  .object({
    orderId: identifier(ORDER_ID_LENGTH),
    orderNo: identifier(64),
    amount,
    actualAmount: optionalAmount,
    fee: optionalAmount,
    status: platformStatus,
    payTime,
    errorMsg: saidWords,
    currency: words,
    inBankCode: words,
  })
  .refine((order) => order.actualAmount !== undefined || !MONEY_MOVED.includes(order.status), {
    path: ["actualAmount"],
    message: `must be there when the status is ${STATUS.paid}, ${STATUS.partial} or ${STATUS.over}`,
  })
  .transform((order) => ({
    ...order,
    actualAmount: order.actualAmount ?? parsePlatformAmount("0"),
    fee: order.fee ?? parsePlatformAmount("0"),
  }));

/** What the platform posts to notifyUrl (protocol §7); fields that are not listed are left out of the result. */
const notificationSchema: z.ZodType<Notification> = z.object({
  appId,
  currency: words,
  orderId: identifier(ORDER_ID_LENGTH),
  orderNo: optionalIdentifier(64),
  amount: words,
  fee: words,
  status: platformStatus,
  payTime: words,
  errorMsg: saidWords,
});

/** A notification has some 15 fields and 1 KB. Whatever is larger is refused before anything is sorted or verified. */
export const MOST_NOTIFICATION_BYTES = 16 * 1024;
const MOST_NOTIFICATION_FIELDS = 100;

/** The body is JSON, but not a notification. */
export class NotificationError extends Error {
  override readonly name = "NotificationError";
}

/**
 * Reads the raw body of a notification (protocol §7). Nothing is verified here: pass `message` to verifyMessage, which
 * needs every field in its written form, before anything in `notification` is believed.
 * @throws JsonError when the body is not a UTF-8 JSON object, or one of more than 100 fields; NotificationError when fields are missing or wrong.
 */
export function readNotification(rawBody: Buffer | string): {
  notification: Notification;
  message: JsonObject;
} {
  const text = typeof rawBody === "string" ? rawBody : decodeUtf8(rawBody);
  const message = parseJsonObject(text, MOST_NOTIFICATION_FIELDS);
  const reading = notificationSchema.safeParse(message);
  if (!reading.success) {
    throw new NotificationError(
      `This is no notification because ${describeIssues(reading.error)}: send the fields of protocol §7.`,
    );
  }
  return { notification: reading.data, message };
}
