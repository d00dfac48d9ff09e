import type { Payment } from "../../contract/store-api";
import type { GivenSession } from "../core/client";
import { isHaiPay } from "../core/provider";

/** What of Medusa's order is looked at; `withHaiPay` sees to it that it is there. */
export interface PaidOrder {
  id: string;
  payment_collections?: readonly { payment_sessions?: readonly GivenSession[] | null }[] | null;
  /** How the payment stood when the server read the order. */
  haipay_payment?: Payment;
}

/** The order's payment session of this package; undefined when it was paid by others. */
export function sessionOf(order: PaidOrder): GivenSession | undefined {
  return order.payment_collections
    ?.flatMap((collection) => collection.payment_sessions ?? [])
    .find(({ provider_id }) => isHaiPay(provider_id));
}
