import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import { guardKeyOf } from "../modules/haipay/guard";
import { isIdentifier } from "../modules/haipay/ids";
import { BUYER_SOURCE_FIELDS, type BuyerSource } from "./buyer";
import { findLink } from "./links";

/** The purchase of a payment collection, before anything is chosen for it. */
export interface PurchaseToPay {
  payment_collection_id: string;
  /** Medusa cancels the payment collection together with its order. */
  is_cancelled: boolean;
  currency_code: string;
  /** The cart while it is open; a completed one counts as its order. */
  open_cart_id: string | null;
  cart_id: string | null;
  medusa_order_id: string | null;
  region_id: string | null;
  /** Language tag that Medusa keeps with the cart or the order. */
  locale: string | null;
  /** The payment sessions that a new choice replaces. */
  payment_session_ids: string[];
  buyerSource: BuyerSource;
}

type FoundPurchase = BuyerSource & { locale?: string | null };
type FoundCart = FoundPurchase & { id: string; completed_at: Date | null };

interface FoundCollection {
  id: string;
  status: string;
  currency_code: string;
  payment_sessions?: { id: string }[];
}

const COLLECTION_FIELDS = ["id", "status", "currency_code", "payment_sessions.id"];
const PURCHASE_FIELDS = ["id", "locale", ...BUYER_SOURCE_FIELDS];
const CART_FIELDS = [...PURCHASE_FIELDS, "completed_at"];

/**
 * Finds the purchase that a payment collection is for.
 *
 * @throws MedusaError NOT_FOUND for an unknown payment collection
 */
export async function findPurchaseToPay(
  container: MedusaContainer,
  paymentCollectionId: string,
): Promise<PurchaseToPay> {
  requireIdentifier(paymentCollectionId);
  const [collection, links] = await Promise.all([
    findOne<FoundCollection>(container, "payment_collection", COLLECTION_FIELDS, paymentCollectionId),
    findLinks(container, paymentCollectionId),
  ]);
  if (!collection) throw noSuchCollection(` ${paymentCollectionId}`);
  const { cart_id, medusa_order_id, order_cart_id } = links;
  const [cart, order] = await Promise.all([
    cart_id === null ? undefined : findOne<FoundCart>(container, "cart", CART_FIELDS, cart_id),
    medusa_order_id === null
      ? undefined
      : findOne<FoundPurchase>(container, "order", PURCHASE_FIELDS, medusa_order_id),
  ]);
  return {
    payment_collection_id: collection.id,
    is_cancelled: collection.status === "canceled",
    currency_code: collection.currency_code,
    open_cart_id: cart && !cart.completed_at && !order ? cart.id : null,
    cart_id: cart?.id ?? order_cart_id,
    medusa_order_id,
    region_id: (order ?? cart)?.region_id ?? null,
    locale: (order ?? cart)?.locale ?? null,
    payment_session_ids: collection.payment_sessions?.map(({ id }) => id) ?? [],
    buyerSource: order ?? cart ?? {},
  };
}

/**
 * The guard key of the purchase that a payment collection belongs to, the same one that its collect orders will have.
 *
 * @throws MedusaError NOT_FOUND for what cannot be the id of a payment collection
 */
export async function findGuardKey(container: MedusaContainer, paymentCollectionId: string): Promise<string> {
  requireIdentifier(paymentCollectionId);
  const links = await findLinks(container, paymentCollectionId);
  const { id, medusa_order_id } = links;
  const cart = links.cart_id === null ? undefined : await findOne(container, "cart", ["id"], links.cart_id);
  const cart_id = cart ? links.cart_id : links.order_cart_id;
  return guardKeyOf({ cart_id, medusa_order_id, payment_collection_id: id });
}

/** Where a payment collection belongs. */
interface Links {
  id: string;
  cart_id: string | null;
  medusa_order_id: string | null;
  /** The cart that became the order, if the collection is not the cart's own. */
  order_cart_id: string | null;
}

async function findLinks(container: MedusaContainer, id: string): Promise<Links> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const ofCollection = { payment_collection_id: id };
  const [cart_id, medusa_order_id] = await Promise.all([
    findLink(query, "cart_payment_collection", ofCollection, "cart_id"),
    findLink(query, "order_payment_collection", ofCollection, "order_id"),
  ]);
  // All payments of one order share one guard, including those of a later payment collection.
  const order_cart_id =
    cart_id === null && medusa_order_id !== null
      ? await findLink(query, "order_cart", { order_id: medusa_order_id }, "cart_id")
      : null;
  return { id, cart_id, medusa_order_id, order_cart_id };
}

async function findOne<Found>(
  container: MedusaContainer,
  entity: string,
  fields: string[],
  id: string,
): Promise<Found | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  return (await query.graph({ entity, fields, filters: { id } })).data[0] as Found | undefined;
}

/** @throws MedusaError NOT_FOUND for what cannot be an id */
function requireIdentifier(paymentCollectionId: string): void {
  if (!isIdentifier(paymentCollectionId)) throw noSuchCollection(" of that id");
}

function noSuchCollection(which: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `There is no payment collection${which}.`);
}
