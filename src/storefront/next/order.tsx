import type { ReactElement } from "react";
import { tokenOf } from "../core/client";
import { HaiPayStatus, type HaiPayPlaces } from "./client";
import { sessionOf, type PaidOrder } from "../core/order-session";

export interface HaiPayOrderProps extends HaiPayPlaces {
  /** As returned by the sdk with `withHaiPay`. */
  order: Pick<PaidOrder, "id" | "payment_collections">;
}

/**
 * The slip and the payment's state, for the confirmation and the order's page in the account: it is part of the page that
 * the server sends, and updates itself to paid. Nothing for orders that were paid by other means.
 */
export function HaiPayOrder({ order, ...places }: HaiPayOrderProps): ReactElement | null {
  const session = sessionOf(order);
  if (!session) return null;
  const { haipay_payment: payment } = order as PaidOrder;
  // The client part gets only what it needs, not the whole order.
  return (
    <div className="haipay-order">
      <HaiPayStatus paymentToken={tokenOf(session)} orderId={order.id} initial={payment} {...places} />
    </div>
  );
}
