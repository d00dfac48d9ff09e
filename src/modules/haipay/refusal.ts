import { MedusaError } from "@medusajs/framework/utils";

/** A value of a refusal: a sum as an exact decimal in yen or dollars, a time as ISO 8601 in UTC, a count, or text. */
type Figure = string | number | readonly string[];

/** What is wrong, for programs; `message` says it in English. */
export interface Problem {
  /** In snake_case; src/contract/refusals.ts lists them all. */
  code: string;
  /** As the API names it, such as `amount` or `methods.merpay.jpy.min`; absent when it is not about a field. */
  field?: string;
  /** The values that a message about it needs, by name. */
  figures: Readonly<Record<string, Figure>>;
  message: string;
}

/** What an administrator wants is refused; nothing was done. */
export class RefusedError extends MedusaError {
  /** @param type Medusa's error type, which decides the HTTP status */
  constructor(
    type: string,
    readonly problems: readonly [Problem, ...Problem[]],
  ) {
    super(type, problems.map(({ message }) => message).join(" "), problems[0].code);
  }
}

/** What was sent is wrong; none of it was stored. @param problems at least one */
export function refuseInput(problems: readonly Problem[]): RefusedError {
  return new RefusedError(MedusaError.Types.INVALID_DATA, problems as [Problem, ...Problem[]]);
}
