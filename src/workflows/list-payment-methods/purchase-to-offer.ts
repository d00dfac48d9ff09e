import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";
import type { Reason } from "../../storefront/core/wire";
import { PURCHASER_FIELDS, type Purchaser } from "../../payment/purchaser";
import { owedBy } from "../../payment/owed";
import { holdsMoney, whyNotPayable } from "../../payment/payable-order";
import { findPurchase } from "../../payment/purchase";
import { ALREADY_PAID, ORDER_CANCELLED, ORDER_PLACED } from "./words";

/** A purchase for which a shopper looks for a payment method. */
export interface PurchaseToOffer {
  isOrder: boolean;
  region_id: string | null;
  currency_code: string;
  /** Medusa's sum, an exact decimal in the unit of the currency. */
  sum: string;
  purchaser: Purchaser;
  /** Why it takes no payment at all. */
  refusal: Reason | null;
}

interface Found {
  id: string;
  region_id: string | null;
  currency_code: string;
}

/** @returns undefined when there is no such cart */
export async function findCartToOffer(
  container: MedusaContainer,
  cartId: string,
): Promise<PurchaseToOffer | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "cart",
    fields: [
      "id",
      "region_id",
      "currency_code",
      "completed_at",
      "total",
      "raw_total",
      "payment_collection.id",
      ...PURCHASER_FIELDS,
    ],
    filters: { id: cartId },
  });
  const [cart] = data as unknown as (Found &
    Purchaser & {
      completed_at: Date | null;
      raw_total?: { value: string };
      total?: number;
      payment_collection?: { id: string } | null;
    })[];
  if (!cart) return undefined;
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const rows = await haipay.collectOrders.listByPurchase({
    cart_id: cartId,
    medusa_order_id: null,
    // A cart that has no payment collection yet has no rows by it either.
    payment_collection_id: cart.payment_collection?.id ?? "",
  });
  return {
    isOrder: false,
    region_id: cart.region_id,
    currency_code: cart.currency_code,
    sum: MathBN.convert(cart.raw_total?.value ?? cart.total ?? 0).toFixed(),
    purchaser: cart,
    refusal: cart.completed_at ? ORDER_PLACED : holdsMoney(rows) ? ALREADY_PAID : null,
  };
}

/** @returns undefined when the payment session is not ours, or its purchase is gone */
export async function findSessionToOffer(
  container: MedusaContainer,
  paymentSessionId: string,
): Promise<PurchaseToOffer | undefined> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const row = await haipay.collectOrders.findOfSession(paymentSessionId);
  if (!row) return undefined;
  const purchase = await findPurchase(container, row);
  const orderId = purchase.order?.id;
  if (!orderId) return row.cart_id === null ? undefined : findCartToOffer(container, row.cart_id);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "region_id", "currency_code", ...PURCHASER_FIELDS],
    filters: { id: orderId },
  });
  const [order] = data as unknown as (Found & Purchaser)[];
  if (!order || !purchase.collection) return undefined;
  const rows = await haipay.collectOrders.listByPurchase({ ...row, medusa_order_id: orderId });
  const why = whyNotPayable(rows, purchase);
  return {
    isOrder: true,
    region_id: order.region_id,
    currency_code: order.currency_code,
    sum: owedBy(purchase, null)?.amount ?? "0",
    purchaser: order,
    refusal: why === "order_cancelled" ? ORDER_CANCELLED : why === "already_paid" ? ALREADY_PAID : null,
  };
}
