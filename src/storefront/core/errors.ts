/**
 * What went wrong at the shop, in words for the buyer.
 * - `unreachable`: no answer came, and what was asked for may have happened
 * - `server`: the shop answered with an error of its own (5xx), and what was asked for may have happened
 * - `refused`: the shop refused in words
 * - `not_found`: there is no such cart or payment
 */
export type HaiPayErrorCode = "unreachable" | "server" | "refused" | "not_found";

/** A question to the shop was not answered as hoped; the message can be shown to the buyer. */
export class HaiPayError extends Error {
  override readonly name = "HaiPayError";
  readonly code: HaiPayErrorCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;

  constructor(code: HaiPayErrorCode, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** Whether what was asked for may have happened all the same. */
  get outcomeUnknown(): boolean {
    return this.code === "unreachable" || this.code === "server";
  }
}
