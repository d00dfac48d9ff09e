import { useEffect, useRef, useState } from "react";
import type { Payment } from "../../contract/store-api";
import { followPayment, type Followed } from "../core/follow-payment";
import { viewOf } from "../core/view";
import { requireClient, useHaiPay } from "./context";

export interface UsePaymentOptions {
  /** Reads a payment; the provider's client by default. A server action will do. */
  read?: (paymentSessionId: string) => Promise<Payment>;
  /** What the server rendered the page with. */
  initial?: Payment;
}

/** Follows a payment for as long as the component is there. `look` asks at once. */
export function usePayment(
  paymentSessionId: string,
  { read, initial }: UsePaymentOptions = {},
): Followed & { look: () => void } {
  const { client } = useHaiPay();
  const [followed, setFollowed] = useState<Followed>(() => begin(paymentSessionId, initial));
  const look = useRef<() => void>(() => undefined);
  const reader = useRef(read);
  reader.current = read ?? client?.getPayment;

  useEffect(() => {
    const readNow = (id: string) => (reader.current ?? requireClient(client).getPayment)(id);
    setFollowed((known) =>
      known.paymentSessionId === paymentSessionId ? known : begin(paymentSessionId, undefined),
    );
    const following = followPayment(paymentSessionId, { read: readNow, onChange: setFollowed });
    look.current = following.look;
    return following.stop;
  }, [paymentSessionId, client]);

  return { ...followed, look: () => look.current() };
}

function begin(paymentSessionId: string, payment: Payment | undefined): Followed {
  return { paymentSessionId, payment, view: payment && viewOf(payment, Date.now()) };
}
