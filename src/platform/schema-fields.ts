import { isLosslessNumber, type LosslessNumber } from "lossless-json";
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

/** Text or a number, as the text that stood there: the platform types its fields differently from page to page. */
export const written = z
  .custom<string | LosslessNumber>(
    (value) => typeof value === "string" || isLosslessNumber(value),
    "must be text or a number",
  )
  .transform((value) => (typeof value === "string" ? value : value.value));

/** The same, where null and "" stand for absence. */
export const optionalWritten = written
  .nullish()
  .transform((value) => (value === null || value === "" ? undefined : value));

/** Words for people: control characters taken out, cut at 300 characters. */
export const words = optionalWritten.transform((value) => value?.replace(CONTROL, " ").slice(0, 300));

/** An id of 1 to `max` visible ASCII characters. */
export function identifier(max: number) {
  return written.refine(
    (value) => value.length <= max && VISIBLE.test(value),
    `must have 1 to ${max} letters, digits or signs without spaces`,
  );
}

/** A Java Long of 1 to 19 digits, kept as its digits. */
export const appId = written.refine(
  (value) => /^[1-9]\d{0,18}$/.test(value),
  "must be the account's number of 1 to 19 digits",
);

export const webAddress = z
  .string("must be an address")
  .refine(
    isWebAddress,
    `must be an http or https address of at most ${MAX_URL_LENGTH} characters without spaces`,
  );

export const amount = written.transform(readAmount);

export const optionalAmount = optionalWritten.transform((value, context) =>
  value === undefined ? undefined : readAmount(value, context),
);

export const payTime = optionalWritten.transform((value, context) => {
  try {
    return value === undefined ? undefined : parsePayTime(value);
  } catch {
    context.addIssue("must be a possible time as yyyy-MM-dd HH:mm:ss");
    return z.NEVER;
  }
});

export const platformStatus = written.transform((value, context) => {
  const status = STATUSES.find((candidate) => String(candidate) === value);
  if (status === undefined) {
    context.addIssue(`must be one of ${STATUSES.join(", ")}`);
    return z.NEVER;
  }
  return status;
});

/** What a schema found, as "field must …; field must …", without any value. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => [issue.path.join("."), issue.message].filter((part) => part !== "").join(" "))
    .join("; ");
}

function readAmount(value: string, context: z.RefinementCtx): PlatformAmount {
  try {
    return parsePlatformAmount(value);
  } catch (error) {
    if (!(error instanceof AmountError)) {
      throw error;
    }
    context.addIssue("must be a plain decimal number");
    return z.NEVER;
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
