import type { Purchase, PurchaseCollection, PurchaseOrder, PurchaseSession, Sum } from "../owed";

export const jpy = (amount: string): Sum => ({ amount, currency_code: "jpy" });
export const usd = (amount: string): Sum => ({ amount, currency_code: "usd" });

/** An order of Medusa's that owes ¥1700, changed as a test needs it. */
export function orderOf(changes: Partial<PurchaseOrder> = {}): PurchaseOrder {
  return {
    id: "order_1",
    display_id: 7,
    status: "pending",
    canceled_at: null,
    version: 1,
    due: jpy("1700"),
    paid: "0",
    ...changes,
  };
}

/** A payment that stands in a collection. */
export function paymentOf(sessionId: string, amount: string, captured: string) {
  return { id: `pay_of_${sessionId}`, payment_session_id: sessionId, amount, captured };
}

export function collectionOf(changes: Partial<PurchaseCollection> = {}): PurchaseCollection {
  return {
    id: "pay_col_1",
    status: "awaiting",
    ...jpy("1700"),
    session_ids: ["payses_1"],
    payments: [],
    ...changes,
  };
}

export function sessionOf(changes: Partial<PurchaseSession> = {}): PurchaseSession {
  return {
    id: "payses_1",
    provider_id: "pp_haipay-konbini-lawson_haipay",
    status: "pending_authorization",
    ...jpy("1700"),
    payment: null,
    ...changes,
  };
}

/** A placed order that waits for its ¥1700, changed as a test needs it. */
export function purchaseOf(changes: Partial<Purchase> = {}): Purchase {
  return {
    session: sessionOf(),
    collection: collectionOf(),
    cart_id: "cart_1",
    cart: null,
    order: orderOf(),
    ...changes,
  };
}
