/** What the history of a collect order is made of. */
export type LedgerEventKind =
  "transition" | "apply" | "answer" | "notification" | "administrator" | "order_cancelled" | "lock_freed";
