import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import type { Payment } from "../../../contract/store-api";
import { PaymentStatus } from "../../components/payment-status";
import { InShop, useShop, type HaiPayPlaces } from "./shop";

export interface HaiPayStatusProps extends HaiPayPlaces {
  paymentToken: string;
  /** The order whose page this is on. */
  orderId?: string;
  /** The payment's state when the server rendered the page. */
  initial?: Payment;
}

/** The state of a payment. It leads to the confirmation as soon as there is an order. */
export function HaiPayStatus({ paymentToken, orderId, initial, ...places }: HaiPayStatusProps): ReactElement {
  return (
    <InShop places={places}>
      <Status paymentToken={paymentToken} orderId={orderId} initial={initial} />
    </InShop>
  );
}

function Status({
  paymentToken,
  orderId,
  initial,
}: Pick<HaiPayStatusProps, "paymentToken" | "orderId" | "initial">): ReactElement {
  const router = useRouter();
  const { orderAddress, prefix, returnUrl } = useShop();
  const [shown, setShown] = useState<string>();
  return (
    <PaymentStatus
      paymentToken={paymentToken}
      orderId={orderId}
      initial={initial}
      checkoutUrl={`${prefix}/checkout?step=payment`}
      shopUrl={`${prefix}/store`}
      returnUrl={returnUrl}
      onView={(view, { medusa_order_id }) => {
        if (medusa_order_id && medusa_order_id !== orderId) {
          router.replace(orderAddress(medusa_order_id));
        } else if (view !== (shown ?? (initial && view))) {
          // The starter's own parts of the page are updated too: the cart in the menu, the payment of the order.
          router.refresh();
        }
        setShown(view);
      }}
    />
  );
}
