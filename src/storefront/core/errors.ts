/**
 * What went wrong at the shop, with a message for the buyer.
 * - `unreachable`: no answer came, and the request may have been carried out
 * - `server`: the shop answered with a server error (5xx), and the request may have been carried out
 * - `refused`: the shop refused with a message
 * - `not_found`: there is no such cart or payment
 */
export type HaiPayErrorCode = "unreachable" | "server" | "refused" | "not_found";

/** A request to the shop failed; the message can be shown to the buyer. */
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

  /** Whether the request may have been carried out nevertheless. */
  get outcomeUnknown(): boolean {
    return this.code === "unreachable" || this.code === "server";
  }
}
