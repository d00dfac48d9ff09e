/** It cannot be determined whether the signature verifies; the message says what is missing or wrong, and never any secret. */
export class CannotCheckError extends Error {
  override readonly name = "CannotCheckError";
}
