import type { Payment } from "../../contract/store-api";
import { isSome } from "./amounts";

/**
 * What a payment looks like to the buyer:
 * - `chosen`: the method is chosen, the order is not placed yet
 * - `preparing`: the platform is being asked for the slip
 * - `waiting`: there is something to pay; `partial`: a part of it came
 * - `overdue`: the deadline passed a moment ago, and money may be under way
 * - `confirming`: the money has arrived, the order is being placed
 * - `seen`: money came for a payment of this purchase that had been given up; the shop is dealing with it
 * - `paid`, `expired`
 * - `declined`: refused, by the shopper or at the wallet; `failed`: it could not be made
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
  | "seen"
  | "paid"
  | "declined"
  | "failed"
  | "expired"
  | "replaced"
  | "cancelled";

/** @param now in ms, for the deadline */
export function viewOf(payment: Payment, now: number): PaymentView {
  if (payment.order_cancelled) return "cancelled";
  if (payment.money_seen !== null && payment.state !== "paid") return "seen";
  if (payment.replaced_by !== null) return "replaced";
  switch (payment.state) {
    case "chosen":
      return "chosen";
    case "applying":
    case "unknown":
      return "preparing";
    case "open":
      if (isOver(payment.expires_at, now) || isOver(payment.slip?.expires_at, now)) return "overdue";
      return isSome(payment.received_amount) ? "partial" : "waiting";
    case "paid":
      return payment.order_placed ? "paid" : "confirming";
    case "not_created":
      return "failed";
    case "failed":
      return payment.end === "expired" || payment.end === "declined" ? payment.end : "failed";
    case "expired":
      return "expired";
    case "superseded":
      return "replaced";
  }
}

/** The shop's own end and the slip's: whichever comes first is the end for paying. */
function isOver(at: string | null | undefined, now: number): boolean {
  return at != null && Date.parse(at) <= now;
}

/** Whether there is something to pay now: only these views show the slip. */
export function canPay(view: PaymentView | undefined): boolean {
  return view === "waiting" || view === "partial";
}

/** Whether nothing can change any more, so that asking again is pointless. */
export function isFinal(view: PaymentView): boolean {
  return view === "paid" || view === "cancelled";
}
