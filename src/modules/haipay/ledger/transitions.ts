/**
 * - `chosen`: the shopper chose the method; nothing exists at the platform.
 * - `applying`: collect/apply is under way (or the process died during it).
 * - `not_created`: the platform refused collect/apply or was never reached.
 * - `unknown`: collect/apply was sent and its outcome is not known.
 * - `open`: the platform waits for the shopper's money.
 * - `superseded`: a newer choice took its place; money may still come, so it is watched.
 * - `paid`, `failed`, `expired`: what a signed answer (or the deadline) said.
 */
export const COLLECT_ORDER_STATES = [
  "chosen",
  "applying",
  "not_created",
  "unknown",
  "open",
  "superseded",
  "paid",
  "failed",
  "expired",
] as const;

export type CollectOrderState = (typeof COLLECT_ORDER_STATES)[number];

/** Every move that a collect order may make; money that came is never undone, so nothing leaves `paid`. */
const TRANSITIONS: Record<CollectOrderState, readonly CollectOrderState[]> = {
  chosen: ["applying", "superseded"],
  applying: ["open", "unknown", "not_created", "superseded", "paid", "failed"],
  not_created: ["superseded", "open", "paid", "failed"],
  unknown: ["open", "superseded", "paid", "failed", "expired"],
  open: ["superseded", "paid", "failed", "expired"],
  superseded: ["open", "paid", "failed", "expired"],
  failed: ["paid"],
  expired: ["open", "paid", "failed"],
  paid: [],
};

/** A collect order was to change in a way that the table does not know: a mistake in the code, never of a shopper. */
export class ImpossibleTransitionError extends Error {
  readonly name = "ImpossibleTransitionError";
}

/** @throws ImpossibleTransitionError when a collect order can never go from `from` to `to`. */
export function assertTransition(from: CollectOrderState, to: CollectOrderState): void {
  if (!TRANSITIONS[from].includes(to)) {
    throw new ImpossibleTransitionError(`A collect order that is "${from}" can never become "${to}".`);
  }
}
