import type { Payment } from "../../contract/store-api";
import type { GivenSession } from "./client";
import { isHaiPay } from "./provider";

/** The fields of Medusa's order that are used; `withHaiPay` makes sure that they are loaded. */
export interface PaidOrder {
  id: string;
  payment_collections?: readonly { payment_sessions?: readonly GivenSession[] | null }[] | null;
  /** The payment's state when the server read the order. */
  haipay_payment?: Payment;
}

/** The order's payment session of this package; undefined if it was paid by other means. */
export function sessionOf(order: PaidOrder): GivenSession | undefined {
  return order.payment_collections
    ?.flatMap((collection) => collection.payment_sessions ?? [])
    .find(({ provider_id }) => isHaiPay(provider_id));
}
