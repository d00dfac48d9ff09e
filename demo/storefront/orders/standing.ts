import { tokenOf, isHaiPay, type Payment } from "../../../src/storefront/index";
import type { Order, PaymentSession, Shopper } from "../../shopper";

/** The real state of an order's payment, as a shopper would put it. */
export type Standing =
  | { kind: "paid" | "refunded" | "partlyRefunded" | "cancelled" | "declined" | "expired" }
  /** To be paid by then, ISO 8601; a part may have arrived. */
  | { kind: "awaiting" | "partlyPaid"; until: string | null }
  /** Money has arrived that someone at the shop has to look at. */
  | { kind: "looking" };

/** Whether it may still change by itself. */
export function isUnderWay({ kind }: Standing): boolean {
  return kind === "awaiting" || kind === "partlyPaid" || kind === "looking";
}

/** Reads what Medusa says about an order and, for what Medusa does not know, what the payment says. */
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

/** Medusa returns it, though its types do not say so; ISO 8601. */
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
