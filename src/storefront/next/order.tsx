import type { ReactElement } from "react";
import { tokenOf } from "../core/client";
import { HaiPayStatus, type HaiPayPlaces } from "./client";
import { sessionOf, type PaidOrder } from "./order-session";

export interface HaiPayOrderProps extends HaiPayPlaces {
  /** As the sdk with `withHaiPay` answers it. */
  order: Pick<PaidOrder, "id" | "payment_collections">;
}

/**
 * The slip and how the payment stands, for the confirmation and the order's page in the account: it stands in the page that
 * the server sends, and turns to paid by itself. Nothing for orders that were paid otherwise.
 */
export function HaiPayOrder({ order, ...places }: HaiPayOrderProps): ReactElement | null {
  const session = sessionOf(order);
  if (!session) return null;
  const { haipay_payment: payment } = order as PaidOrder;
  // The client part is given what it needs, and not the whole order.
  return (
    <div className="haipay-order">
      <HaiPayStatus paymentToken={tokenOf(session)} orderId={order.id} initial={payment} {...places} />
    </div>
  );
}
