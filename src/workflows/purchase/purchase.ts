import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";

export interface PurchasePayment {
  id: string;
  captured_at: Date | string | null;
  canceled_at: Date | string | null;
}

/** What Medusa knows of the purchase that a collect order pays for. Amounts are exact decimals. */
export interface Purchase {
  session: { id: string; amount: string; currency_code: string; payment: PurchasePayment | null } | null;
  collection: { id: string; amount: string; captured_amount: string } | null;
  cart: { id: string; completed_at: Date | string | null } | null;
  order: { id: string; display_id: number; status: string; canceled_at: Date | string | null } | null;
}

type Query = Omit<RemoteQueryFunction, symbol>;

interface RawAmount {
  value: string;
}

/** Reads the purchase as it stands now. Never filters by something undefined: that would match every row. */
export async function findPurchase(container: MedusaContainer, row: CollectOrder): Promise<Purchase> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const cartId = row.cart_id ?? (await findCartId(query, row.payment_collection_id));
  const [session, collection, cart, order] = await Promise.all([
    row.payment_session_id === null ? null : findSession(query, row.payment_session_id),
    findCollection(query, row.payment_collection_id),
    cartId === null ? null : findCart(query, cartId),
    findOrderOf(query, row.payment_collection_id, cartId),
  ]);
  return { session, collection, cart, order };
}

async function findSession(query: Query, id: string): Promise<Purchase["session"]> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id", "raw_amount", "currency_code", "payment.id", "payment.captured_at", "payment.canceled_at"],
    filters: { id },
  });
  const session = data[0] as unknown as
    | { id: string; raw_amount: RawAmount; currency_code: string; payment?: PurchasePayment | null }
    | undefined;
  if (!session) return null;
  return {
    id: session.id,
    amount: session.raw_amount.value,
    currency_code: session.currency_code,
    payment: session.payment ?? null,
  };
}

async function findCollection(query: Query, id: string): Promise<Purchase["collection"]> {
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: ["id", "raw_amount", "raw_captured_amount"],
    filters: { id },
  });
  const collection = data[0] as unknown as
    { id: string; raw_amount: RawAmount; raw_captured_amount: RawAmount | null } | undefined;
  if (!collection) return null;
  return {
    id: collection.id,
    amount: collection.raw_amount.value,
    captured_amount: collection.raw_captured_amount?.value ?? "0",
  };
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

async function findCart(query: Query, id: string): Promise<Purchase["cart"]> {
  const { data } = await query.graph({ entity: "cart", fields: ["id", "completed_at"], filters: { id } });
  return (data[0] as Purchase["cart"] | undefined) ?? null;
}

async function findOrderOf(
  query: Query,
  collectionId: string,
  cartId: string | null,
): Promise<Purchase["order"]> {
  const id = await findLinkedOrderId(query, collectionId, cartId);
  if (id === null) return null;
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "display_id", "status", "canceled_at"],
    filters: { id },
  });
  return (data as NonNullable<Purchase["order"]>[])[0] ?? null;
}
