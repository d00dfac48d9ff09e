import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { findLink } from "./links";
import {
  exact,
  exactDue,
  totalOf,
  type Purchase,
  type PurchaseCart,
  type PurchaseCollection,
  type PurchaseOrder,
  type PurchasePayment,
  type PurchaseSession,
  type RawAmount,
  type Sum,
} from "./owed";

type Query = Omit<RemoteQueryFunction, symbol>;

interface RawPayment extends PurchasePayment {
  payment_session_id: string;
  raw_amount: RawAmount;
  captures?: { raw_amount: RawAmount }[];
}

interface RawSession {
  id: string;
  provider_id: string;
  status: string;
  raw_amount: RawAmount;
  currency_code: string;
  payment?: PurchasePayment | null;
}

interface RawCollection {
  id: string;
  status: string;
  currency_code: string;
  raw_amount: RawAmount;
  payment_sessions?: RawSession[];
  payments?: RawPayment[];
}

type RawOrder = Omit<PurchaseOrder, "due" | "paid">;

const SESSION_FIELDS = ["id", "provider_id", "status", "raw_amount", "currency_code"];
const PAYMENT_FIELDS = ["id", "captured_at", "canceled_at"];
const COLLECTION_FIELDS = [
  "id",
  "status",
  "currency_code",
  "raw_amount",
  ...SESSION_FIELDS.map((field) => `payment_sessions.${field}`),
  ...PAYMENT_FIELDS.map((field) => `payments.${field}`),
  "payments.payment_session_id",
  "payments.raw_amount",
  "payments.captures.raw_amount",
];

/** Where a purchase is found: the links of a collect order. */
export type PurchaseLinks = Pick<
  CollectOrder,
  "payment_session_id" | "payment_collection_id" | "cart_id" | "medusa_order_id"
>;

/** Reads the purchase as it stands now. Never filters by something undefined: that would match every row. */
export async function findPurchase(container: MedusaContainer, row: PurchaseLinks): Promise<Purchase> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { payment_collection_id } = row;
  const cart_id =
    row.cart_id ?? (await findLink(query, "cart_payment_collection", { payment_collection_id }, "cart_id"));
  const [{ session, collection }, order] = await Promise.all([
    findPayment(query, row),
    findOrderOf(query, row, cart_id),
  ]);
  // Medusa computes a cart's totals from all of it, and nobody needs them once there is an order.
  return { session, collection, cart_id, cart: order ? null : await findCart(query, cart_id), order };
}

/** The same purchase right after something was changed in it. @param before as it was read before that */
export async function findPurchaseAgain(
  container: MedusaContainer,
  row: PurchaseLinks,
  before: Purchase,
): Promise<Purchase> {
  if (!before.order) return findPurchase(container, row);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [payment, order] = await Promise.all([findPayment(query, row), findOrderAgain(query, before.order)]);
  return { ...before, ...payment, order };
}

/** A session is read with its own collection; one in a different collection is read separately. */
async function findPayment(
  query: Query,
  { payment_session_id, payment_collection_id }: PurchaseLinks,
): Promise<Pick<Purchase, "session" | "collection">> {
  const collection = await findCollection(query, payment_collection_id);
  const found = collection ? showCollection(collection) : null;
  if (payment_session_id === null) return { session: null, collection: found };
  const standing = collection?.payment_sessions?.find(({ id }) => id === payment_session_id);
  const payment = collection?.payments?.find((one) => one.payment_session_id === payment_session_id);
  const session = standing ? { ...standing, payment } : await findSession(query, payment_session_id);
  return { session: session ? showSession(session) : null, collection: found };
}

async function findCollection(query: Query, id: string): Promise<RawCollection | undefined> {
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: COLLECTION_FIELDS,
    filters: { id },
  });
  return (data as unknown as RawCollection[])[0];
}

async function findSession(query: Query, id: string): Promise<RawSession | undefined> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: [...SESSION_FIELDS, ...PAYMENT_FIELDS.map((field) => `payment.${field}`)],
    filters: { id },
  });
  return (data as unknown as RawSession[])[0];
}

function showSession({ payment, raw_amount, ...session }: RawSession): PurchaseSession {
  const { id, provider_id, status, currency_code } = session;
  return { id, provider_id, status, currency_code, amount: exact(raw_amount), payment: showPayment(payment) };
}

function showPayment(payment: PurchasePayment | null | undefined): PurchasePayment | null {
  if (!payment) return null;
  const { id, captured_at, canceled_at } = payment;
  return { id, captured_at, canceled_at };
}

function showCollection({ id, status, currency_code, ...found }: RawCollection): PurchaseCollection {
  const payments = (found.payments ?? [])
    .filter(({ canceled_at }) => !canceled_at)
    .map((payment) => ({
      id: payment.id,
      payment_session_id: payment.payment_session_id,
      amount: exact(payment.raw_amount),
      captured: totalOf(payment.captures).toFixed(),
    }));
  const session_ids = (found.payment_sessions ?? []).map((session) => session.id);
  return { id, status, currency_code, amount: exact(found.raw_amount), session_ids, payments };
}

/** The order that a payment collection is for, else the one that the cart became. */
export async function findLinkedOrderId(
  query: Query,
  collectionId: string,
  cartId: string | null,
): Promise<string | null> {
  const [ofCollection, ofCart] = await Promise.all([
    findLink(query, "order_payment_collection", { payment_collection_id: collectionId }, "order_id"),
    cartId === null ? null : findLink(query, "order_cart", { cart_id: cartId }, "order_id"),
  ]);
  return ofCollection ?? ofCart;
}

/** A cart with what it costs now. */
async function findCart(query: Query, id: string | null): Promise<PurchaseCart | null> {
  if (id === null) return null;
  const { data } = await query.graph({
    entity: "cart",
    fields: ["id", "completed_at", "currency_code", "total", "raw_total"],
    filters: { id },
  });
  const [cart] = data as unknown as {
    id: string;
    completed_at: Date | string | null;
    currency_code: string;
    raw_total: RawAmount;
  }[];
  if (!cart) return null;
  const { completed_at, currency_code, raw_total } = cart;
  return { id: cart.id, completed_at, total: { amount: exact(raw_total), currency_code } };
}

/** An order with what it still costs now. */
async function findOrder(query: Query, id: string | null): Promise<PurchaseOrder | null> {
  if (id === null) return null;
  const { data } = await query.graph({
    entity: "order",
    // The stored summary does not know about a requested return; requested together with the total, it is computed.
    fields: [
      "id",
      "display_id",
      "status",
      "canceled_at",
      "version",
      "currency_code",
      "total",
      "raw_total",
      "summary.*",
    ],
    filters: { id },
  });
  const [order] = data as unknown as (RawOrder & {
    currency_code: string;
    raw_total: RawAmount;
    summary: { raw_pending_difference: RawAmount; raw_transaction_total: RawAmount };
  })[];
  if (!order) return null;
  const { currency_code, raw_total, summary } = order;
  const paid = exact(summary.raw_transaction_total);
  const amount = exactDue(exact(summary.raw_pending_difference), exact(raw_total), paid);
  return showOrder(order, { amount, currency_code }, paid);
}

/**
 * The same order a moment later: Medusa computes one total for each version, so only what has come since is read.
 *
 * @param before as `findOrder` read it
 */
async function findOrderAgain(query: Query, before: PurchaseOrder): Promise<PurchaseOrder | null> {
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "display_id", "status", "canceled_at", "version", "transactions.raw_amount"],
    filters: { id: before.id },
  });
  const [order] = data as unknown as (RawOrder & { transactions?: { raw_amount: RawAmount }[] })[];
  if (!order || order.version !== before.version) return findOrder(query, before.id);
  const paid = totalOf(order.transactions);
  const { currency_code } = before.due;
  const amount = MathBN.sub(MathBN.add(before.due.amount, before.paid), paid).toFixed();
  return showOrder(order, { amount, currency_code }, paid.toFixed());
}

function showOrder(
  { id, display_id, status, canceled_at, version }: RawOrder,
  due: Sum,
  paid: string,
): PurchaseOrder {
  return { id, display_id, status, canceled_at: canceled_at ?? null, version, due, paid };
}

async function findOrderOf(
  query: Query,
  { medusa_order_id, payment_collection_id }: PurchaseLinks,
  cartId: string | null,
): Promise<Purchase["order"]> {
  return findOrder(query, medusa_order_id ?? (await findLinkedOrderId(query, payment_collection_id, cartId)));
}

/**
 * What is still due on an order at this moment, as an exact decimal: negative when more was captured than it costs. Zero
 * for a purchase that is not an order.
 */
export async function findAmountDue(
  container: MedusaContainer,
  order: { id: string } | null,
): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  return (await findOrder(query, order?.id ?? null))?.due.amount ?? "0";
}
