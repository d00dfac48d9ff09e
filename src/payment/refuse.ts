import type { RefusalCode, RefusalFigures } from "../contract/refusals";
import { AccountGoneError } from "../modules/haipay/gateway";
import { RefusedError, type Problem } from "../modules/haipay/refusal";
import { PlatformRefusedError } from "../platform/errors";
import { whyUnanswered } from "./note-unanswered";
import { REFUSALS, type OwnCode } from "./refusal-messages";

type About<Code extends RefusalCode> =
  Record<never, never> extends RefusalFigures[Code]
    ? [about?: { field?: string }]
    : [about: { field?: string; figures: RefusalFigures[Code] }];

/**
 * What an administrator wants cannot be done: `throw refuse("busy")`. The message is written where it is shown.
 *
 * @param about the field concerned, as the API names it, and the figures that a message about the code may use
 */
export function refuse<Code extends OwnCode>(code: Code, ...about: About<Code>): RefusedError {
  return new RefusedError(REFUSALS[code].type, [problemOf(code, ...about)]);
}

/** The same as one of several things that are wrong. */
export function problemOf<Code extends OwnCode>(code: Code, ...[about]: About<Code>): Problem {
  const { field, figures = {} } = (about ?? {}) as Partial<Problem>;
  const says = REFUSALS[code].says as (figures: object, field: string) => string;
  return { code, ...(field !== undefined && { field }), figures, message: says(figures, field ?? "input") };
}

/**
 * Why a question to the platform failed.
 *
 * @param message in English
 * @returns undefined when it was not the question that failed
 */
export function unansweredProblem(error: unknown, message: string): Problem | undefined {
  const code: RefusalCode | undefined = whyUnanswered(error);
  return code && { code, figures: figuresOf(error), message };
}

function figuresOf(error: unknown): Problem["figures"] {
  if (error instanceof PlatformRefusedError) {
    return { platform_code: error.platformCode, platform_message: error.platformMessage };
  }
  return error instanceof AccountGoneError ? { app_id: error.appId } : {};
}
