import { isLosslessNumber } from "lossless-json";
import { z } from "zod";
import { AmountError, parsePlatformAmount, type PlatformAmount } from "./money";
import { parsePayTime } from "./japan-time";

/** -1 pending confirmation, 0 not started, 1 in progress, 2 success, 3 failure, 4 partially and 5 over-collected (protocol §6). */
export type PlatformStatus = -1 | 0 | 1 | 2 | 3 | 4 | 5;

const STATUSES: readonly PlatformStatus[] = [-1, 0, 1, 2, 3, 4, 5];
/** Text that a database cannot store, or that would break a line of a log. */
const CONTROL = /\p{Cc}|\p{Cs}/gu;
const VISIBLE = /^[\x21-\x7e]+$/;
const MAX_URL_LENGTH = 2048;

const NOT_WRITTEN = "must be text or a number";

/** One step for each field: a chain of zod's pipes costs more than the parse and the signature of the whole message. */
const field = <Value>(read: (value: unknown, context: z.RefinementCtx) => Value) =>
  z.unknown().transform(read);

/** Text or a number, as the text that stood there: the platform types its fields differently from page to page. */
export const written = field(readWritten);

/** The same, where null and "" stand for absence. */
export const optionalWritten = field((value, context) =>
  isAbsent(value) ? undefined : readWritten(value, context),
);

/** Words for people: control characters taken out, cut at 300 characters. */
export const words = field((value, context) => {
  if (isAbsent(value)) return undefined;
  const text = textOf(value);
  return text === undefined ? refuse(context, NOT_WRITTEN) : text.replace(CONTROL, " ").slice(0, 300);
});

/** An id of 1 to `max` visible ASCII characters. */
export function identifier(max: number) {
  return field((value, context) => readIdentifier(value, context, max));
}

/** The same, where null stands for absence. */
export function optionalIdentifier(max: number) {
  return field((value, context) => (value == null ? undefined : readIdentifier(value, context, max)));
}

/** A Java Long of 1 to 19 digits, kept as its digits. */
export const appId = field((value, context) => {
  const text = textOf(value);
  if (text === undefined) return refuse(context, NOT_WRITTEN);
  return /^[1-9]\d{0,18}$/.test(text)
    ? text
    : refuse(context, "must be the account's number of 1 to 19 digits");
});

export const webAddress = z
  .string("must be an address")
  .refine(
    isWebAddress,
    `must be an http or https address of at most ${MAX_URL_LENGTH} characters without spaces`,
  );

export const amount = field((value, context) => {
  const text = textOf(value);
  return text === undefined ? refuse(context, NOT_WRITTEN) : readAmount(text, context);
});

export const optionalAmount = field((value, context) => {
  if (isAbsent(value)) return undefined;
  const text = textOf(value);
  return text === undefined ? refuse(context, NOT_WRITTEN) : readAmount(text, context);
});

export const payTime = field((value, context) => {
  if (isAbsent(value)) return undefined;
  const text = textOf(value);
  if (text === undefined) return refuse(context, NOT_WRITTEN);
  try {
    return parsePayTime(text);
  } catch {
    return refuse(context, "must be a possible time as yyyy-MM-dd HH:mm:ss");
  }
});

export const platformStatus = field((value, context) => {
  const text = textOf(value);
  if (text === undefined) return refuse(context, NOT_WRITTEN);
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

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return isLosslessNumber(value) ? value.value : undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function refuse(context: z.RefinementCtx, problem: string): never {
  context.addIssue(problem);
  return z.NEVER;
}

function readWritten(value: unknown, context: z.RefinementCtx): string {
  return textOf(value) ?? refuse(context, NOT_WRITTEN);
}

function readIdentifier(value: unknown, context: z.RefinementCtx, max: number): string {
  const text = textOf(value);
  if (text === undefined) return refuse(context, NOT_WRITTEN);
  const fits = text.length <= max && VISIBLE.test(text);
  return fits ? text : refuse(context, `must have 1 to ${max} letters, digits or signs without spaces`);
}

function readAmount(value: string, context: z.RefinementCtx): PlatformAmount {
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
