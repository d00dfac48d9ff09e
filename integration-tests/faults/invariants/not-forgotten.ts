import type { Books, LedgerRow } from "./books";
import { standsUnderAttention } from "./standing";

/** These tell a person that a collect order cannot be asked about, or not be followed. */
const ABOUT_FAILING = ["not_askable", "completion_failed", "being_booked"];

/** Invariant 10: whatever money may still come for is looked at again, until the platform answered after its last day. */
export function nothingIsForgotten(books: Books): string[] {
  return books.rows
    .filter((row) => row.applied && !row.watched && mayMove(row) && !neverWas(books, row))
    .map(
      ({ platform_order_id, state }) =>
        `Collect order ${platform_order_id} (${state}) is not looked at any more, and the platform did not say that its time is over.`,
    );
}

/** Money may come for it, or has come and was not followed. */
function mayMove({ state, settled, watch_ended }: LedgerRow): boolean {
  return state === "paid" ? !settled : !watch_ended;
}

/** Invariant 10: no failure lasts longer than a day without a person. */
export function nothingFailsForLong(books: Books): string[] {
  return books.rows
    .filter((row) => row.failing_long && !neverWas(books, row))
    .filter(({ platform_order_id }) => !standsUnderAttention(books, platform_order_id, ABOUT_FAILING))
    .map(
      ({ platform_order_id, state }) =>
        `Collect order ${platform_order_id} (${state}) has failed for more than a day, without an attention.`,
    );
}

/** The platform does not know it, and never gave it a number. */
function neverWas({ platform }: Books, { platform_order_id, platform_order_no }: LedgerRow): boolean {
  return platform_order_no === null && platform.every(({ orderId }) => orderId !== platform_order_id);
}
