import { updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { AxiosRequestConfig } from "axios";
import type { ProductHandle } from "../../demo/seed-products";
import type { PaymentSession, Shopper } from "../../demo/shopper";
import type { SandboxOrder } from "../../src/sandbox/control-client";
import type { HaipayShop } from "./haipay-shop";
import { fillCart, rowOf, type PurchaseWish } from "./purchases";

/** An answer of the store API as it came over the wire. */
export interface Answer {
  status: number;
  type: string | undefined;
  message: string | undefined;
  sessions: PaymentSession[];
}

/** Chooses a method with whatever a client can send; every status is an answer. */
export async function postChoice(
  shop: HaipayShop,
  collectionId: string,
  body: unknown,
  request: AxiosRequestConfig = {},
): Promise<Answer> {
  const { status, data } = await shop.http.request<{
    type?: string;
    message?: string;
    payment_collection?: { payment_sessions?: PaymentSession[] };
  }>({
    method: "POST",
    url: `/store/payment-collections/${collectionId}/payment-sessions`,
    data: body,
    ...request,
    headers: { "x-publishable-api-key": shop.seeded.publishableKey, ...request.headers },
  });
  return {
    status,
    type: data.type,
    message: data.message,
    sessions: data.payment_collection?.payment_sessions ?? [],
  };
}

/** What choosing a method can leave behind: calls of collect/apply, ledger rows, payment sessions. */
export async function tracesOf(
  shop: HaipayShop,
): Promise<{ applies: number; rows: number; sessions: number }> {
  const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "payment_session", fields: ["id"] });
  return {
    applies: (await shop.control.calls()).apply,
    rows: (await shop.haipay.listCollectOrders({})).length,
    sessions: data.length,
  };
}

export const NO_TRACES = { applies: 0, rows: 0, sessions: 0 };

/** A payment session as it is in the database. */
export async function readSession(shop: HaipayShop, id: string): Promise<Record<string, unknown>> {
  const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id", "provider_id", "status", "data"],
    filters: { id },
  });
  return (data[0] as unknown as { data: Record<string, unknown> }).data;
}

/** Gives a product a single price, in the unit of the currency, and removes its other prices. */
export async function reprice(
  shop: HaipayShop,
  product: ProductHandle,
  currency: string,
  amount: number,
): Promise<void> {
  await updateProductVariantsWorkflow(shop.container).run({
    input: {
      selector: { id: shop.seeded.variants[product] },
      update: { prices: [{ currency_code: currency, amount }] },
    },
  });
}

/** Every name that the data of a payment session may have: all of it is public. */
export const PUBLIC_SESSION_FIELDS = [
  "amount",
  "bankCode",
  "bankNo",
  "collect_order_id",
  "currency",
  "expiresAt",
  "inBankCode",
  "kind",
  "method",
  "orderId",
  "orderNo",
  "payType",
  "payUrl",
  "paymentToken",
  "qrCode",
  "session_id",
  "status",
];

/** A shopper with a filled cart, before any choice. */
export async function arriveAtPayment(
  shop: HaipayShop,
  wish: PurchaseWish = {},
): Promise<{ shopper: Shopper; collectionId: string }> {
  const { shopper, cart } = await fillCart(shop, wish);
  return { shopper, collectionId: (await shopper.createPaymentCollection(cart.id)).id };
}

/** The order at the platform that a payment session stands for. */
export async function orderAtPlatform(shop: HaipayShop, session: { id: string }): Promise<SandboxOrder> {
  return shop.control.order((await rowOf(shop, session)).platform_order_id);
}
