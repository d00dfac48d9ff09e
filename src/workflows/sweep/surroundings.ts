import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";

export interface SweptOrder {
  id: string;
  status: string;
  canceled_at: Date | string | null;
  created_at: Date | string;
}

/** What Medusa says of a page of rows, in five reads. */
export interface Surroundings {
  /** The row's order: the one it names, else the one that its cart or its payment collection became. */
  orderOf(row: CollectOrder): SweptOrder | undefined;
  /** Whether Medusa has deleted the row's payment session; it leaves no trace of it. */
  isSessionGone(row: CollectOrder): boolean;
  /** Whether there are other payments in the row's payment collection, which may cover what is owed. */
  hasOtherPayments(row: CollectOrder): boolean;
}

type Query = Omit<RemoteQueryFunction, symbol>;
type Ids = readonly (string | null)[];

interface Collection {
  id: string;
  payments?: { payment_session_id: string; canceled_at: Date | null }[];
}

/** Reads by lists of ids only: a filter that is undefined would match every row. */
export async function findSurroundings(
  container: MedusaContainer,
  rows: readonly CollectOrder[],
): Promise<Surroundings> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const orphans = rows.filter((row) => row.medusa_order_id === null);
  const [sessions, ofCarts, ofCollections, collections] = await Promise.all([
    list<{ id: string }>(
      query,
      "payment_session",
      ["id"],
      "id",
      rows.map((row) => row.payment_session_id),
    ),
    list<{ cart_id: string; order_id: string }>(
      query,
      "order_cart",
      ["cart_id", "order_id"],
      "cart_id",
      orphans.filter((row) => row.flow !== "no_cart").map((row) => row.cart_id),
    ),
    list<{ payment_collection_id: string; order_id: string }>(
      query,
      "order_payment_collection",
      ["payment_collection_id", "order_id"],
      "payment_collection_id",
      orphans.map((row) => row.payment_collection_id),
    ),
    list<Collection>(
      query,
      "payment_collection",
      ["id", "payments.payment_session_id", "payments.canceled_at"],
      "id",
      rows.map((row) => row.payment_collection_id),
    ),
  ]);
  const standing = new Set(sessions.map(({ id }) => id));
  const byCart = new Map(ofCarts.map(({ cart_id, order_id }) => [cart_id, order_id]));
  const byCollection = new Map(ofCollections.map((link) => [link.payment_collection_id, link.order_id]));
  const orderIdOf = (row: CollectOrder): string | undefined =>
    row.medusa_order_id ??
    (row.cart_id === null ? undefined : byCart.get(row.cart_id)) ??
    byCollection.get(row.payment_collection_id);
  const orders = await list<SweptOrder>(
    query,
    "order",
    ["id", "status", "canceled_at", "created_at"],
    "id",
    rows.map((row) => orderIdOf(row) ?? null),
  );
  const orderById = new Map(orders.map((order) => [order.id, order]));
  const collectionById = new Map(collections.map((collection) => [collection.id, collection]));
  return {
    orderOf: (row) => orderById.get(orderIdOf(row) ?? ""),
    isSessionGone: (row) => row.payment_session_id !== null && !standing.has(row.payment_session_id),
    hasOtherPayments: (row) => hasOther(collectionById.get(row.payment_collection_id), row),
  };
}

function hasOther(collection: Collection | undefined, row: CollectOrder): boolean {
  return (collection?.payments ?? []).some(
    (payment) => !payment.canceled_at && payment.payment_session_id !== row.payment_session_id,
  );
}

async function list<Found>(
  query: Query,
  entity: string,
  fields: string[],
  key: string,
  ids: Ids,
): Promise<Found[]> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return [];
  const { data } = await query.graph({ entity, fields, filters: { [key]: wanted } });
  return data as Found[];
}
