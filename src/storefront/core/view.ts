import type { Payment } from "../../contract/store-api";

/**
 * What a payment looks like to the buyer:
 * - `chosen`: the method is chosen, the order is not placed yet
 * - `preparing`: the platform is being asked for the slip
 * - `waiting`: there is something to pay; `partial`: a part of it came
 * - `overdue`: the deadline passed a moment ago, and money may be under way
 * - `confirming`: the money is there, the order is being placed
 * - `paid`, `failed`, `expired`
 * - `replaced`: another choice took its place
 * - `cancelled`: the order was cancelled; the buyer must not pay
 */
export type PaymentView =
  | "chosen"
  | "preparing"
  | "waiting"
  | "partial"
  | "overdue"
  | "confirming"
  | "paid"
  | "failed"
  | "expired"
  | "replaced"
  | "cancelled";

/** @param now in ms, for the deadline */
export function viewOf(payment: Payment, now: number): PaymentView {
  if (payment.order_cancelled) return "cancelled";
  if (payment.replaced_by !== null) return "replaced";
  switch (payment.state) {
    case "chosen":
      return "chosen";
    case "applying":
    case "unknown":
      return "preparing";
    case "open":
      if (Number(payment.received_amount) > 0) return "partial";
      return payment.expires_at !== null && Date.parse(payment.expires_at) <= now ? "overdue" : "waiting";
    case "paid":
      return payment.order_placed ? "paid" : "confirming";
    case "not_created":
    case "failed":
      return "failed";
    case "expired":
      return "expired";
    case "superseded":
      return "replaced";
  }
}

/** Whether nothing can change any more, so that asking again is of no use. */
export function isFinal(view: PaymentView): boolean {
  return view === "paid" || view === "cancelled";
}
