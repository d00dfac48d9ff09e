import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import { isIdentifier } from "../modules/haipay/ids";
import { BUYER_SOURCE_FIELDS, type BuyerSource } from "./buyer";

export interface PurchaseToPay {
  payment_collection_id: string;
  /** Medusa cancels the payment collection with its order. */
  is_cancelled: boolean;
  currency_code: string;
  /** The cart while it is open; a completed one counts as its order. */
  open_cart_id: string | null;
  cart_id: string | null;
  medusa_order_id: string | null;
  /** Language tag that Medusa keeps with the cart or the order. */
  locale: string | null;
  /** The payment sessions that a new choice takes the place of. */
  payment_session_ids: string[];
  buyerSource: BuyerSource;
}

/**
 * Finds what a payment collection is for.
 *
 * @throws MedusaError NOT_FOUND for an unknown payment collection
 */
export async function findPurchaseToPay(
  container: MedusaContainer,
  paymentCollectionId: string,
): Promise<PurchaseToPay> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const one = async (entity: string, fields: string[], filters: Record<string, string>): Promise<unknown> =>
    (await query.graph({ entity, fields, filters })).data[0];
  const collection = !isIdentifier(paymentCollectionId)
    ? undefined
    : ((await one("payment_collection", ["id", "status", "currency_code", "payment_sessions.id"], {
        id: paymentCollectionId,
      })) as
        | { id: string; status: string; currency_code: string; payment_sessions?: { id: string }[] }
        | undefined);
  if (!collection) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no payment collection${isIdentifier(paymentCollectionId) ? ` ${paymentCollectionId}` : " of that id"}.`,
    );
  }
  const ofCollection = { payment_collection_id: paymentCollectionId };
  const cartLink = (await one("cart_payment_collection", ["cart_id"], ofCollection)) as
    { cart_id: string } | undefined;
  const orderLink = (await one("order_payment_collection", ["order_id"], ofCollection)) as
    { order_id: string } | undefined;
  // All payments of one order share one guard, also those of a later payment collection.
  const orderCartLink =
    !cartLink && orderLink
      ? ((await one("order_cart", ["cart_id"], { order_id: orderLink.order_id })) as
          { cart_id: string } | undefined)
      : undefined;
  const cart = cartLink
    ? ((await one("cart", ["id", "completed_at", "locale", ...BUYER_SOURCE_FIELDS], {
        id: cartLink.cart_id,
      })) as (BuyerSource & { id: string; completed_at: Date | null; locale?: string | null }) | undefined)
    : undefined;
  const order = orderLink
    ? ((await one("order", ["id", "locale", ...BUYER_SOURCE_FIELDS], { id: orderLink.order_id })) as
        (BuyerSource & { locale?: string | null }) | undefined)
    : undefined;
  return {
    payment_collection_id: collection.id,
    is_cancelled: collection.status === "canceled",
    currency_code: collection.currency_code,
    open_cart_id: cart && !cart.completed_at && !order ? cart.id : null,
    cart_id: cart?.id ?? orderCartLink?.cart_id ?? null,
    medusa_order_id: orderLink?.order_id ?? null,
    locale: (order ?? cart)?.locale ?? null,
    payment_session_ids: collection.payment_sessions?.map(({ id }) => id) ?? [],
    buyerSource: order ?? cart ?? {},
  };
}
