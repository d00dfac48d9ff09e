import { isHaiPay, PaymentStatus, tokenOf } from "../../../src/storefront/index";
import type { Order, PaymentSession } from "../../shopper";
import { useLanguage } from "../state/language";
import { RETURN_URL } from "./payment-kit";

/** How an order is paid, with the slip while it can be. The kit goes over to a newer choice by itself. */
export function OrderPayment({ order }: { order: Order }) {
  const { texts } = useLanguage();
  const session = newestSession(order);
  if (!session) return null;
  return (
    <section className="order-payment" aria-label={texts.order.payment}>
      <PaymentStatus paymentToken={tokenOf(session)} orderId={order.id} returnUrl={RETURN_URL} shopUrl="/" />
    </section>
  );
}

/** Medusa answers it, though its types do not say so; ISO 8601. */
type DatedSession = PaymentSession & { created_at?: string };

function newestSession(order: Order): PaymentSession | undefined {
  const sessions: DatedSession[] = (order.payment_collections ?? []).flatMap(
    (collection) => collection.payment_sessions ?? [],
  );
  return sessions
    .filter((session) => isHaiPay(session.provider_id))
    .sort((one, other) => (other.created_at ?? "").localeCompare(one.created_at ?? ""))[0];
}
