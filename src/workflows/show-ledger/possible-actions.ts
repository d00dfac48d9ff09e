import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { Purchase } from "../purchase/purchase";
import type { Refundable } from "./refundable";
import { isCancelled } from "../purchase/cancelled";

/** What a person may do with a collect order now; each act checks again for itself. */
export interface PossibleActions {
  /** Ask the platform, and follow its answer. */
  ask: boolean;
  extend_deadline: boolean;
  reissue_slip: boolean;
  record_refund: boolean;
  resolve_attention: boolean;
}

/**
 * Decides without touching anything.
 *
 * @param tries all rows of the same payment session, the newest first
 */
export function possibleActions(
  row: CollectOrder,
  { order, session }: Purchase,
  tries: readonly CollectOrder[],
  attentions: readonly Attention[],
  refundable: Refundable,
): PossibleActions {
  const cancelled = order !== null && isCancelled(order);
  const payable = row.applied_at !== null && session !== null && session.payment === null && !cancelled;
  return {
    ask: row.applied_at !== null,
    extend_deadline: payable && (row.state === "open" || row.state === "expired"),
    reissue_slip: payable && order !== null && row.state !== "paid" && tries[0]?.id === row.id,
    record_refund: refundable.payment !== "0" || refundable.ledger !== "0",
    resolve_attention: attentions.some(({ resolved_at }) => resolved_at === null),
  };
}
