import { useEffect, useRef, useState } from "react";
import type { Payment } from "../../contract/store-api";
import type { Proof } from "../core/client";
import { followPayment, type Followed } from "../core/follow-payment";
import { viewOf } from "../core/view";
import { requireClient, useHaiPay } from "./context";

export interface UsePaymentOptions extends Proof {
  /** Reads a payment; the provider's client by default. A server action will do. */
  read?: (paymentToken: string) => Promise<Payment>;
  /** What the server rendered the page with. */
  initial?: Payment;
}

/** Follows a payment for as long as the component is there. `look` asks at once. */
export function usePayment(
  paymentToken: string,
  { read, initial, cartId, orderId }: UsePaymentOptions = {},
): Followed & { look: () => void } {
  const { client } = useHaiPay();
  const [followed, setFollowed] = useState<Followed>(() => begin(paymentToken, initial));
  const look = useRef<() => void>(() => undefined);
  const reader = useRef(read);
  reader.current = read ?? (client && ((token) => client.getPayment(token, { cartId, orderId })));

  useEffect(() => {
    const readNow = (token: string) => (reader.current ?? requireClient(client).getPayment)(token);
    setFollowed((known) => (known.paymentToken === paymentToken ? known : begin(paymentToken, undefined)));
    const following = followPayment(paymentToken, { read: readNow, onChange: setFollowed });
    look.current = following.look;
    return following.stop;
  }, [paymentToken, client]);

  return { ...followed, look: () => look.current() };
}

function begin(paymentToken: string, payment: Payment | undefined): Followed {
  return { paymentToken, payment, view: payment && viewOf(payment, Date.now()) };
}
