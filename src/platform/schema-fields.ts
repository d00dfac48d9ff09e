import { z } from "zod";
import { parsePayTime } from "./japan-time";
import { writtenText } from "./json";
import { AmountError, parsePlatformAmount, type PlatformAmount } from "./money";
import { maskWords } from "./said-words";

/** The platform's status numbers of an order: -1 awaits confirmation, 4 and 5 are underpaid and overpaid (protocol §6). */
export const STATUS = {
  pending: -1,
  notStarted: 0,
  inProgress: 1,
  paid: 2,
  failed: 3,
  partial: 4,
  over: 5,
} as const;

export type PlatformStatus = (typeof STATUS)[keyof typeof STATUS];

const STATUSES: readonly PlatformStatus[] = Object.values(STATUS);
/** Text that a database cannot store, or that would break a line of a log. */
const CONTROL = /\p{Cc}|\p{Cs}/gu;
const VISIBLE = /^[\x21-\x7e]+$/;
const MAX_URL_LENGTH = 2048;

type Reader<Value> = (text: string, context: z.core.ParsePayload) => Value;

/**
 * Text or a number, by its original text: the platform types its fields differently from page to page. One step
 * for each field: a chain of zod's pipes costs more than the parse and the signature of the whole message.
 *
 * @param read what the field makes of the text
 */
function textField<Value>(read: Reader<Value>) {
  return z.transform((value, context) => readText(value, context, read));
}

/** The same, but null and "" mean absent. */
function optionalField<Value>(read: Reader<Value>) {
  return z.transform((value, context) =>
    value === undefined || value === null || value === "" ? undefined : readText(value, context, read),
  );
}

/** Any text. */
export const written = textField((text) => text);

/** Any text of at most `max` characters; null and "" mean absent. */
export function optionalWritten(max: number) {
  const problem = `must have at most ${max} characters`;
  return optionalField((text, context) => (text.length <= max ? text : refuse(context, problem)));
}

/** Text for people: control characters removed, cut off at 300 characters. */
export const words = optionalField((text) => text.replace(CONTROL, " ").slice(0, 300));

/** The platform's own message, without anything that may be personal. */
export const saidWords = optionalField((text) => maskWords(text.replace(CONTROL, " ").slice(0, 300)));

/** An id of 1 to `max` visible ASCII characters. */
export function identifier(max: number) {
  return textField(readIdentifier(max));
}

/** The same, but null means absent, and "" does not. */
export function optionalIdentifier(max: number) {
  const read = readIdentifier(max);
  return z.transform((value, context) => (value == null ? undefined : readText(value, context, read)));
}

/** A Java Long of 1 to 19 digits, kept as its digits. */
export const appId = textField((text, context) =>
  /^[1-9]\d{0,18}$/.test(text) ? text : refuse(context, "must be the account's number of 1 to 19 digits"),
);

export const webAddress = z
  .string("must be an address")
  .refine(
    isWebAddress,
    `must be an http or https address of at most ${MAX_URL_LENGTH} characters without spaces`,
  );

export const amount = textField(readAmount);

export const optionalAmount = optionalField(readAmount);

export const payTime = optionalField((text, context) => {
  try {
    return parsePayTime(text);
  } catch {
    return refuse(context, "must be a possible time as yyyy-MM-dd HH:mm:ss");
  }
});

export const platformStatus = textField((text, context) => {
  const status = STATUSES.find((candidate) => String(candidate) === text);
  return status ?? refuse(context, `must be one of ${STATUSES.join(", ")}`);
});

/** What a schema found, as "field must …; field must …", without any value. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => [issue.path.join("."), issue.message].filter((part) => part !== "").join(" "))
    .join("; ");
}

function readText<Value>(value: unknown, context: z.core.ParsePayload, read: Reader<Value>): Value {
  const text = writtenText(value);
  return text === undefined ? refuse(context, "must be text or a number") : read(text, context);
}

function refuse(context: z.core.ParsePayload, problem: string): never {
  context.issues.push({ code: "custom", message: problem, input: context.value });
  return z.NEVER;
}

function readIdentifier(max: number): Reader<string> {
  const problem = `must have 1 to ${max} letters, digits or signs without spaces`;
  return (text, context) => (text.length <= max && VISIBLE.test(text) ? text : refuse(context, problem));
}

function readAmount(value: string, context: z.core.ParsePayload): PlatformAmount {
  try {
    return parsePlatformAmount(value);
  } catch (error) {
    if (!(error instanceof AmountError)) {
      throw error;
    }
    return refuse(context, "must be a plain decimal number");
  }
}

function isWebAddress(value: string): boolean {
  return (
    value.length <= MAX_URL_LENGTH &&
    /^https?:\/\//i.test(value) &&
    !/[\s\p{Cc}]/u.test(value) &&
    URL.canParse(value)
  );
}
