/** The shop did what it must never do; the message says what. */
export class Violation extends Error {
  override readonly name = "Violation";
}
