import { getMethod, type MethodId, type PaymentKind } from "../../platform/catalogue";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { Words } from "../../platform/language";

/** Sums are exact decimals as text in yen or dollars; null = not known yet. */
export interface ShownSums {
  /** What the shopper was asked for. */
  charge: string | null;
  /** What Medusa's payment session says; may have fractions of a yen. */
  session: string | null;
  received: string;
  fee: string | null;
  refunded: string;
}

export interface ShownMethod {
  id: MethodId;
  kind: PaymentKind;
  name: Words;
}

/** Who pays; administrators may see it. */
export interface ShownShopper {
  name: string;
  email: string;
  phone: string;
  locale: string | null;
  customer_id: string | null;
  /** The customer's page in the admin. */
  customer_path: string | null;
}

export interface ShownOrder {
  id: string;
  display_id: number;
  status: string;
  /** The order's page in the admin. */
  path: string;
}

/** All sums of a collect order, in the unit of its currency. */
export function showSums(row: CollectOrder): ShownSums {
  return {
    charge: row.charge_amount,
    session: row.session_amount,
    received: row.received_amount ?? "0",
    fee: row.fee,
    refunded: row.refunded_amount,
  };
}

/** The method that the shopper chose, with its names for people. */
export function showMethod(row: CollectOrder): ShownMethod {
  const { id, kind, name } = getMethod(row.method);
  return { id, kind, name };
}

/** @returns null when the shopper's data were erased */
export function showShopper(row: CollectOrder): ShownShopper | null {
  if (row.erased_at !== null) return null;
  return {
    name: row.buyer_name,
    email: row.buyer_email,
    phone: row.buyer_phone,
    locale: row.locale,
    customer_id: row.customer_id,
    customer_path: row.customer_id && `/customers/${row.customer_id}`,
  };
}

/** The order, with the way to its page. @param order as Medusa keeps it */
export function showOrder(order: { id: string; display_id: number; status: string }): ShownOrder {
  const { id, display_id, status } = order;
  return { id, display_id, status, path: `/orders/${id}` };
}
