import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { NeededField, PaymentMethods, Reason } from "../contract/store-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { methodOfProvider } from "../modules/haipay/ids";
import type HaipayModuleService from "../modules/haipay/service";
import { offeredMethods, type EnabledMethod } from "../modules/haipay/settings/settings";
import { BuyerError, type BuyerField } from "../platform/buyer";
import { isCurrency, type Currency, type MethodId } from "../platform/catalogue";
import { AmountError, toChargeAmount } from "../platform/money";
import { BUYER_SOURCE_FIELDS, knownBuyer, readBuyerField, type BuyerSource } from "./buyer";
import { ALREADY_PAID, ORDER_CANCELLED, ORDER_PLACED, PAYMENTS_OFF } from "./buyer-messages";
import { holdsMoney, owedBy, whyNotPayable } from "./owed";
import { presentKinds, type RegionMethod } from "./present-methods";
import { findPurchase } from "./purchase";
import { recognise, type Asker } from "./recognise";
import { listRegionProviders } from "./region-offer";

/** The purchase is named by its cart, or by the token (formerly the payment session id) of one of its payments. */
export type PurchaseName = { cart_id: string } | { payment: string };

/**
 * The methods by which a purchase can be paid: switched on in its region and its currency, each with whether this
 * purchase can use it and, if not, why. Says nothing about the buyer except what is missing.
 *
 * @param asker must be recognised when the purchase is named by a payment
 * @returns undefined when there is no such purchase
 */
export async function listPaymentMethods(
  container: MedusaContainer,
  name: PurchaseName,
  asker: Asker,
): Promise<PaymentMethods | undefined> {
  const purchase =
    "cart_id" in name
      ? await findCartToOffer(container, name.cart_id)
      : await findPaymentToOffer(container, name.payment, asker);
  if (!purchase) return undefined;
  const currency = purchase.currency_code.toLowerCase();
  const delivery_country = deliveryCountryOf(purchase.buyerSource);
  return isCurrency(currency)
    ? offer(container, purchase, currency)
    : { currency_code: currency, amount: null, kinds: [], needed_fields: [], delivery_country };
}

async function offer(
  container: MedusaContainer,
  purchase: PurchaseToOffer,
  currency: Currency,
): Promise<PaymentMethods> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const settings = await haipay.settings.read();
  const [methods, troubles] = await Promise.all([
    findRegionMethods(container, offeredMethods(settings, currency), purchase.region_id),
    haipay.accountHealth.readTroubles(settings.environment),
  ]);
  const now = new Date();
  const isOff = (method: MethodId) => troubles.offFor(settings.accounts[currency], method, now) !== undefined;
  const amount = chargeOf(purchase.sum, currency);
  const { isOrder } = purchase;
  const refusal = purchase.refusal ?? (settings.off ? PAYMENTS_OFF : null);
  const { deadlines } = settings;
  return {
    currency_code: currency,
    amount,
    kinds: presentKinds(methods, { currency, amount, refusal, isOff, isOrder, deadlines, now }),
    needed_fields: findNeededFields(purchase.buyerSource),
    delivery_country: deliveryCountryOf(purchase.buyerSource),
  };
}

function deliveryCountryOf({ shipping_address }: DeliveredSource): string | null {
  return shipping_address?.country_code?.toLowerCase() || null;
}

/** Of the methods that the shop offers in the currency, those that are switched on in the region. */
async function findRegionMethods(
  container: MedusaContainer,
  offered: readonly EnabledMethod[],
  regionId: string | null,
): Promise<RegionMethod[]> {
  if (regionId === null || offered.length === 0) return [];
  const enabled = [...(await listRegionProviders(container, regionId))];
  return offered.flatMap(({ method, limits }) =>
    enabled
      .filter((id) => methodOfProvider(id) === method)
      .map((providerId) => ({ providerId, method, limits })),
  );
}

/** What is charged for one of Medusa's sums; null if nothing is. */
function chargeOf(sum: string, currency: Currency): string | null {
  try {
    return toChargeAmount(sum, currency);
  } catch (error) {
    if (error instanceof AmountError) return null;
    throw error;
  }
}

const FIELDS: readonly BuyerField[] = ["name", "phone", "email"];

/** What the buyer must be asked for, by the same rules as choosing a method. No value is repeated. */
function findNeededFields(buyerSource: BuyerSource): NeededField[] {
  const known = knownBuyer({}, buyerSource);
  return FIELDS.flatMap((field) => {
    try {
      readBuyerField(field, known[field]);
      return [];
    } catch (error) {
      if (!(error instanceof BuyerError)) throw error;
      const code = known[field] === undefined ? "missing" : "invalid";
      return [{ field, reason: { code, ...error.words } }];
    }
  });
}

/** The buyer, and the country that the goods are delivered to. */
type DeliveredSource = BuyerSource & { shipping_address?: { country_code?: string | null } | null };

const SOURCE_FIELDS = [...BUYER_SOURCE_FIELDS, "shipping_address.country_code"];

/** A purchase whose buyer is looking for a payment method. */
interface PurchaseToOffer {
  isOrder: boolean;
  region_id: string | null;
  currency_code: string;
  /** Medusa's sum, an exact decimal in the unit of the currency. */
  sum: string;
  buyerSource: DeliveredSource;
  /** Why it accepts no payment at all. */
  refusal: Reason | null;
}

interface Found {
  id: string;
  region_id: string | null;
  currency_code: string;
}

/** @returns undefined when there is no such cart */
async function findCartToOffer(
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
      ...SOURCE_FIELDS,
    ],
    filters: { id: cartId },
  });
  const [cart] = data as unknown as (Found &
    DeliveredSource & {
      completed_at: Date | null;
      raw_total?: { value: string };
      total?: number;
      payment_collection?: { id: string } | null;
    })[];
  if (!cart) return undefined;
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const rows = await haipay.ledger.collectOrders.listByPurchase({
    cart_id: cartId,
    medusa_order_id: null,
    // A cart without a payment collection has no rows under one either.
    payment_collection_id: cart.payment_collection?.id ?? "",
  });
  return {
    isOrder: false,
    region_id: cart.region_id,
    currency_code: cart.currency_code,
    sum: MathBN.convert(cart.raw_total?.value ?? cart.total ?? 0).toFixed(),
    buyerSource: cart,
    refusal: cart.completed_at ? ORDER_PLACED : holdsMoney(rows) ? ALREADY_PAID : null,
  };
}

/** @returns undefined when we have no such payment, it belongs to somebody else, or its purchase is gone */
async function findPaymentToOffer(
  container: MedusaContainer,
  reference: string,
  asker: Asker,
): Promise<PurchaseToOffer | undefined> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const row = await haipay.ledger.collectOrders.findPayment(reference);
  if (!row) return undefined;
  const purchase = await findPurchase(container, row);
  const medusaOrderId = purchase.order?.id;
  if (!recognise(asker, row, medusaOrderId ?? null, new Date())) return undefined;
  if (!medusaOrderId) return row.cart_id === null ? undefined : findCartToOffer(container, row.cart_id);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "region_id", "currency_code", ...SOURCE_FIELDS],
    filters: { id: medusaOrderId },
  });
  const [order] = data as unknown as (Found & DeliveredSource)[];
  if (!order || !purchase.collection) return undefined;
  const rows = await haipay.ledger.collectOrders.listByPurchase({ ...row, medusa_order_id: medusaOrderId });
  const why = whyNotPayable(rows, purchase);
  return {
    isOrder: true,
    region_id: order.region_id,
    currency_code: order.currency_code,
    sum: owedBy(purchase, null)?.amount ?? "0",
    buyerSource: order,
    refusal: why === "order_cancelled" ? ORDER_CANCELLED : why === "already_paid" ? ALREADY_PAID : null,
  };
}
