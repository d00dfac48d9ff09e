/** Why a person is needed. */
export type AttentionReason =
  | "orphaned"
  | "late"
  | "partial"
  | "over"
  | "mismatch"
  | "completion_failed"
  | "duplicate"
  | "refund_due"
  | "total_changed"
  | "unknown_order";
