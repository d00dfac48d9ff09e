import { useEffect, useRef, useState } from "react";
import type { Payment } from "../../contract/store-api";
import type { Proof } from "../core/client";
import { followPayment, type Followed } from "../core/follow-payment";
import { viewOf } from "../core/view";
import { requireClient, useHaiPay } from "./context";

export interface UsePaymentOptions extends Proof {
  /** Reads a payment; the provider's client by default. A server action works too. */
  read?: (paymentToken: string) => Promise<Payment>;
  /** The payment with which the server rendered the page. */
  initial?: Payment;
}

/** Follows a payment while the component is mounted. `look` asks at once. */
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
