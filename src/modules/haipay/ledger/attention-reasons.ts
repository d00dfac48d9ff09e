/** Why a person is needed. */
export const ATTENTION_REASONS = [
  /** The money is there; the payment session, the cart or the payment collection is gone. */
  "orphaned",
  /** The money came for an order that was cancelled. */
  "late",
  /** A part of the sum came. */
  "partial",
  /** More than the sum came. */
  "over",
  /** Order, currency, sum or status disagree with what was charged. */
  "mismatch",
  /** The money is there and the cart cannot become an order; it is tried again until it can. */
  "completion_failed",
  /** Two collect orders were paid for one purchase. */
  "duplicate",
  /** The order was cancelled after its payment was captured. */
  "refund_due",
  /** The order's total changed while it was being paid. */
  "total_changed",
  /** A verified notification names an order that is not in the ledger. */
  "unknown_order",
  /** The deadline passed unpaid, and no machine may cancel the order. */
  "not_cancelled",
  /** A crash left an order without its payment link, its reserved stock or its announcement. */
  "half_made",
  /** Money may come for it, and the platform cannot be asked. */
  "not_askable",
] as const;

export type AttentionReason = (typeof ATTENTION_REASONS)[number];
