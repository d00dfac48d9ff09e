/** What the history is made of; `settings` belongs to no collect order. */
export type LedgerEventKind =
  | "transition"
  | "apply"
  | "answer"
  | "notification"
  | "administrator"
  | "order_cancelled"
  | "lock_freed"
  | "settings";
