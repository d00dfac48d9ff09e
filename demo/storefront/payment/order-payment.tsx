import { PaymentStatus, tokenOf, type PaymentView } from "../../../src/storefront/index";
import { newestSession } from "../orders/standing";
import type { Order } from "../../shopper";
import { useLanguage } from "../state/language";
import { RETURN_URL } from "./payment-kit";

/** How an order is paid, with the slip while it can be. The kit switches to a newer choice by itself. */
export function OrderPayment({ order, onView }: { order: Order; onView: (view: PaymentView) => void }) {
  const { texts } = useLanguage();
  const session = newestSession(order);
  if (!session) return null;
  return (
    <section className="order-payment" aria-label={texts.order.payment}>
      <PaymentStatus
        paymentToken={tokenOf(session)}
        orderId={order.id}
        returnUrl={RETURN_URL}
        shopUrl="/"
        onView={onView}
      />
    </section>
  );
}
