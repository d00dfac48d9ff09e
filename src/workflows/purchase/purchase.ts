import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";

export interface PurchasePayment {
  id: string;
  captured_at: Date | string | null;
  canceled_at: Date | string | null;
}

export interface Cart {
  id: string;
  completed_at: Date | string | null;
}

/** What Medusa knows of the purchase that a collect order pays for. Amounts are exact decimals. */
export interface Purchase {
  session: { id: string; amount: string; currency_code: string; payment: PurchasePayment | null } | null;
  collection: { id: string; amount: string; captured_amount: string } | null;
  /** Also when the cart is gone. */
  cart_id: string | null;
  /** Null as soon as there is an order: everything is decided by that then. */
  cart: Cart | null;
  order: { id: string; display_id: number; status: string; canceled_at: Date | string | null } | null;
}

type Query = Omit<RemoteQueryFunction, symbol>;

interface RawAmount {
  value: string;
}

interface RawCollection {
  id: string;
  raw_amount: RawAmount;
  raw_captured_amount: RawAmount | null;
}

interface RawSession {
  id: string;
  raw_amount: RawAmount;
  currency_code: string;
  payment?: PurchasePayment | null;
  payment_collection?: RawCollection | null;
}

const COLLECTION_FIELDS = ["id", "raw_amount", "raw_captured_amount"];

/** Reads the purchase as it stands now. Never filters by something undefined: that would match every row. */
export async function findPurchase(container: MedusaContainer, row: CollectOrder): Promise<Purchase> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const cart_id = row.cart_id ?? (await findCartId(query, row.payment_collection_id));
  const hasOrder = row.medusa_order_id !== null;
  const [{ session, collection }, order, cart] = await Promise.all([
    findPayment(query, row),
    findOrderOf(query, row, cart_id),
    hasOrder ? null : findCart(query, cart_id),
  ]);
  if (order) return { session, collection, cart_id, cart: null, order };
  return { session, collection, cart_id, cart: hasOrder ? await findCart(query, cart_id) : cart, order };
}

/** A session is read with its collection; one that is gone leaves a collection. */
async function findPayment(
  query: Query,
  { payment_session_id, payment_collection_id }: CollectOrder,
): Promise<Pick<Purchase, "session" | "collection">> {
  const session = payment_session_id === null ? undefined : await findSession(query, payment_session_id);
  const itsCollection = session?.payment_collection;
  const collection =
    itsCollection?.id === payment_collection_id
      ? itsCollection
      : await findCollection(query, payment_collection_id);
  return {
    session: session ? showSession(session) : null,
    collection: collection ? showCollection(collection) : null,
  };
}

async function findSession(query: Query, id: string): Promise<RawSession | undefined> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: [
      "id",
      "raw_amount",
      "currency_code",
      "payment.id",
      "payment.captured_at",
      "payment.canceled_at",
      ...COLLECTION_FIELDS.map((field) => `payment_collection.${field}`),
    ],
    filters: { id },
  });
  return (data as unknown as RawSession[])[0];
}

async function findCollection(query: Query, id: string): Promise<RawCollection | undefined> {
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: COLLECTION_FIELDS,
    filters: { id },
  });
  return (data as unknown as RawCollection[])[0];
}

function showSession({ id, raw_amount, currency_code, payment }: RawSession): Purchase["session"] {
  return { id, amount: raw_amount.value, currency_code, payment: payment ?? null };
}

function showCollection({ id, raw_amount, raw_captured_amount }: RawCollection): Purchase["collection"] {
  return { id, amount: raw_amount.value, captured_amount: raw_captured_amount?.value ?? "0" };
}

async function findCartId(query: Query, collectionId: string): Promise<string | null> {
  const { data } = await query.graph({
    entity: "cart_payment_collection",
    fields: ["cart_id"],
    filters: { payment_collection_id: collectionId },
  });
  return (data[0] as { cart_id?: string } | undefined)?.cart_id ?? null;
}

/** The order that a payment collection is for, else the one that the cart became. */
export async function findLinkedOrderId(
  query: Query,
  collectionId: string,
  cartId: string | null,
): Promise<string | null> {
  const byCollection = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id"],
    filters: { payment_collection_id: collectionId },
  });
  const linked = (byCollection.data[0] as { order_id?: string } | undefined)?.order_id;
  if (linked || cartId === null) return linked ?? null;
  const byCart = await query.graph({
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id: cartId },
  });
  return (byCart.data[0] as { order_id?: string } | undefined)?.order_id ?? null;
}

export async function findCart(query: Query, id: string | null): Promise<Cart | null> {
  if (id === null) return null;
  const { data } = await query.graph({ entity: "cart", fields: ["id", "completed_at"], filters: { id } });
  return (data[0] as Cart | undefined) ?? null;
}

async function findOrderOf(
  query: Query,
  { medusa_order_id, payment_collection_id }: CollectOrder,
  cartId: string | null,
): Promise<Purchase["order"]> {
  const id = medusa_order_id ?? (await findLinkedOrderId(query, payment_collection_id, cartId));
  if (id === null) return null;
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "display_id", "status", "canceled_at"],
    filters: { id },
  });
  return (data as NonNullable<Purchase["order"]>[])[0] ?? null;
}
