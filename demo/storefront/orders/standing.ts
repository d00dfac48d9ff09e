import { tokenOf, isHaiPay, type Payment } from "../../../src/storefront/index";
import type { Order, PaymentSession, Shopper } from "../../shopper";

/** How an order's payment really stands, as a shopper would say it. */
export type Standing =
  | { kind: "paid" | "refunded" | "partlyRefunded" | "cancelled" | "declined" | "expired" }
  /** To be paid until then, ISO 8601; a part of it may be there. */
  | { kind: "awaiting" | "partlyPaid"; until: string | null }
  /** Money has arrived that a person of the shop looks at. */
  | { kind: "looking" };

/** Whether it may still change by itself. */
export function isUnderWay({ kind }: Standing): boolean {
  return kind === "awaiting" || kind === "partlyPaid" || kind === "looking";
}

/** Reads what Medusa and, for what it does not know, the payment itself say of an order. */
export async function readStanding(shopper: Shopper, order: Order): Promise<Standing> {
  const byMedusa = MEDUSA[order.payment_status];
  if (byMedusa) return { kind: byMedusa };
  const session = newestSession(order);
  const payment = session && (await shopper.getPayment(tokenOf(session), { orderId: order.id }));
  return payment
    ? standingOf(payment, order)
    : { kind: order.status === "canceled" ? "cancelled" : "awaiting", until: null };
}

const MEDUSA: Partial<Record<Order["payment_status"], "paid" | "refunded" | "partlyRefunded">> = {
  captured: "paid",
  refunded: "refunded",
  partially_refunded: "partlyRefunded",
};

/** @param payment the newest one of the order */
export function standingOf(payment: Payment, order: Pick<Order, "status">): Standing {
  if (payment.money_seen !== null || (payment.state === "paid" && payment.needs_attention))
    return { kind: "looking" };
  if (order.status === "canceled" || payment.end === "cancelled") return { kind: "cancelled" };
  if (payment.state === "paid") return { kind: "paid" };
  if (payment.end === "expired" || payment.end === "declined") return { kind: payment.end };
  const until = payment.slip?.expires_at ?? payment.expires_at;
  return { kind: Number(payment.received_amount) > 0 ? "partlyPaid" : "awaiting", until };
}

/** Medusa answers it, though its types do not say so; ISO 8601. */
type DatedSession = PaymentSession & { created_at?: string };

/** The payment session of ours that stands for the order now. */
export function newestSession(order: Pick<Order, "payment_collections">): PaymentSession | undefined {
  const sessions: DatedSession[] = (order.payment_collections ?? []).flatMap(
    (collection) => collection.payment_sessions ?? [],
  );
  return sessions
    .filter((session) => isHaiPay(session.provider_id))
    .sort((one, other) => (other.created_at ?? "").localeCompare(one.created_at ?? ""))[0];
}
