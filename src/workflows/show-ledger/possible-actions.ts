import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { whyStillNeeded } from "../../modules/haipay/ledger/why-still-needed";
import { isUnused } from "../../modules/haipay/ledger/refunded";
import { isCancelled, isNothing, owedBy, type Purchase } from "../../payment/owed";
import type { Refundable } from "../record-refund/refundable";
import type { Records } from "./records";

/** What a person may do with a collect order now; each act checks again for itself. */
export interface PossibleActions {
  /** Ask the platform, and follow its answer. */
  ask: boolean;
  extend_deadline: boolean;
  reissue_slip: boolean;
  /** Capture its money for the order, although the order owes another sum. */
  use_money: boolean;
  record_refund: boolean;
  resolve_attention: boolean;
  erase_personal_data: boolean;
}

/**
 * Decides without touching anything.
 *
 * @param tries all rows of the same payment session, the newest first
 */
export function possibleActions(
  row: CollectOrder,
  purchase: Purchase,
  tries: readonly CollectOrder[],
  { attentions, refunds }: Records,
  refundable: Refundable,
): PossibleActions {
  const { order, session } = purchase;
  const owed = owedBy(purchase, row.payment_session_id);
  const isOwing = owed !== undefined && !isNothing(owed);
  const cancelled = order !== null && isCancelled(order);
  const payable =
    row.erased_at === null &&
    row.applied_at !== null &&
    session !== null &&
    session.payment === null &&
    !cancelled;
  return {
    ask: row.applied_at !== null,
    extend_deadline: payable && (row.state === "open" || row.state === "expired"),
    reissue_slip: payable && isOwing && order !== null && row.state !== "paid" && tries[0]?.id === row.id,
    use_money:
      order !== null && !cancelled && isOwing && isUnused(row) && owed.currency_code === row.currency,
    record_refund: refundable.payment !== "0" || refundable.ledger !== "0",
    resolve_attention: attentions.some(({ resolved_at }) => resolved_at === null),
    erase_personal_data: row.erased_at === null && whyStillNeeded(row, attentions, refunds) === undefined,
  };
}
