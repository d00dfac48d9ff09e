import type { AttentionReason } from "../../modules/haipay/ledger/attention-reasons";

/** What is settled when everything that came, and was never captured, is with the shopper again. */
export const SETTLED_BY_GIVING_BACK: readonly AttentionReason[] = [
  "late",
  "orphaned",
  "duplicate",
  "completion_failed",
  "partial",
  "over",
  "mismatch",
];
