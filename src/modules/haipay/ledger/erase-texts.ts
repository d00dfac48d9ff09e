/** What the books need: ids, sums, times, and words of our own choosing. Nobody else writes text into these. */
const KEPT = new Set([
  ...["act", "actor_id", "outcome", "error", "from", "to", "because", "missing", "earlier_orders"],
  ...["orderId", "orderNo", "order_id", "order_no", "appId", "cart_id", "medusa_order_id", "reused_for"],
  ...["used_for", "owed_amount", "owed_currency"],
  ...["app_id", "environment", "host", "failing_since"],
  ...["payment_collection_id", "payment_session", "attention_id", "refund_id", "correction_id"],
  ...["reference", "target"],
  ...["currency", "method", "inBankCode", "amount", "actualAmount", "fee", "due", "refund_due", "surplus"],
  ...["charge_amount", "received_amount", "captured_amount", "refunded_amount", "booked_amount"],
  ...["payTime", "pay_time", "paid_on", "collect_order_state", "field", "expected", "found"],
]);

/** A state, a reason or another word of our own, and no sentence that somebody wrote. */
const CODE = /^[a-z_]{1,40}$/;

const ERASED = "***";

/**
 * A copy of what was written down about a collect order, in which every text that is not known to be free of personal
 * data reads `***`, at every depth: the platform's words and a person's own may hold anything.
 */
export function eraseTexts(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([field, value]) => [field, eraseValue(value, isKept(field, value))]),
  );
}

function isKept(field: string, value: unknown): boolean {
  return KEPT.has(field) || (field === "reason" && typeof value === "string" && CODE.test(value));
}

function eraseValue(value: unknown, kept: boolean): unknown {
  if (typeof value === "string") return kept ? value : ERASED;
  if (Array.isArray(value)) return value.map((item) => eraseValue(item, kept));
  if (typeof value === "object" && value !== null) return eraseTexts(value as Record<string, unknown>);
  return value;
}
