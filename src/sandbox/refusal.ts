/**
 * Error codes of refused calls. The platform publishes only 4002 (protocol §2); every other code is the sandbox's own,
 * so nothing but a test may depend on it.
 */
export const REFUSAL_CODES = {
  malformed: "1000",
  field: "1001",
  signature: "1002",
  appId: "1003",
  amount: "1004",
  limits: "1005",
  noPermission: "1006",
  rateLimit: "1029",
  unknownOrder: "2001",
  duplicateOrder: "2002",
  channel: "4002",
} as const;

/** The platform's own messages (protocol §9). */
export const NO_PERMISSION = "No permission to pay for products";

/** The call is refused: status "0" in the envelope, with a string code and a message, and without signed data (protocol §2, §4). */
export class Refusal extends Error {
  override readonly name = "Refusal";

  /** @param code one of REFUSAL_CODES, or the code that a fault was given. */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
