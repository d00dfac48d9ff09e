/** What is a number of minutes, hours or days. */
export const DEADLINE_NUMBERS = [
  "deadline_ewallet_minutes",
  "deadline_konbini_days",
  "deadline_bank_transfer_days",
  "reminder_hours",
  "failed_order_hours",
  "late_money_days",
] as const;
/** What is on or off. */
export const DEADLINE_SWITCHES = ["cancel_unpaid_orders", "slip_emails"] as const;
