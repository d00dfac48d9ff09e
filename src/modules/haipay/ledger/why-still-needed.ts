import type { Attention } from "./attentions";
import type { CollectOrder } from "./collect-order";
import type { RecordedRefund } from "./refund";

/**
 * Why a shopper's data cannot be erased yet: as long as money can come, the shopper may have to be told of it or paid
 * back.
 *
 * @returns undefined when nothing needs them any more
 */
export function whyStillNeeded(
  row: Pick<CollectOrder, "state" | "settled_at" | "next_check_at">,
  attentions: readonly Pick<Attention, "resolved_at">[],
  refunds: readonly Pick<RecordedRefund, "booked_at">[],
): string | undefined {
  if (row.state === "chosen") {
    return "The shopper can still place this order. A choice that leads nowhere is removed by itself, after 30 days at the latest.";
  }
  if (row.state === "applying" || row.state === "unknown" || row.state === "open") {
    return "This payment is still open, and the shopper's data are needed for it. Wait until it is paid or has ended.";
  }
  if (row.state === "paid" && row.settled_at === null) {
    return "The order has not followed the money yet. Ask the platform now, then erase.";
  }
  if (attentions.some(({ resolved_at }) => resolved_at === null)) {
    return "An attention of this payment still waits for a person, who may have to reach the shopper. Resolve it first.";
  }
  if (row.next_check_at !== null) {
    return "HaiPay is still asked about money that may come late, and the shopper would have to be paid back. Wait until that time has passed.";
  }
  if (refunds.some(({ booked_at }) => booked_at === null)) {
    return "A refund of this payment is being booked. Try again in a minute.";
  }
  return undefined;
}
