import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { NeededField, OfferedKind, OfferedMethod, PaymentMethods, Reason } from "../contract/store-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { methodOfProvider } from "../modules/haipay/ids";
import { deadlineOf, type DeadlineRules } from "../modules/haipay/ledger/lifecycle";
import type HaipayModuleService from "../modules/haipay/service";
import { offeredMethods, type EnabledMethod } from "../modules/haipay/settings/settings";
import { BuyerError, type BuyerField } from "../platform/buyer";
import { isCurrency, KIND_NAMES, type Currency, type Method, type PaymentKind } from "../platform/catalogue";
import { AmountError, compareAmounts, parsePlatformAmount, toChargeAmount } from "../platform/money";
import { BUYER_SOURCE_FIELDS, knownBuyer, readBuyerField, type BuyerSource } from "./buyer";
import {
  aboveMaximum,
  ALREADY_PAID,
  belowMinimum,
  NOTHING_TO_PAY,
  ORDER_CANCELLED,
  ORDER_PLACED,
  PAYMENTS_OFF,
  TYPICAL_TIMES,
} from "./buyer-messages";
import { holdsMoney, owedBy, whyNotPayable } from "./owed";
import { findPurchase } from "./purchase";
import { recognise, type Asker } from "./recognise";

/** The purchase is named by its cart, or by the token (formerly the payment session id) of one of its payments. */
export type PurchaseName = { cart_id: string } | { payment: string };

/**
 * The methods by which a purchase can be paid: switched on in its region and in its currency, each with whether this
 * purchase can use it and if not why. Tells nothing about the buyer but what is missing.
 *
 * @param asker must be recognised for a purchase that is named by a payment
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
  return isCurrency(currency)
    ? offer(container, purchase, currency)
    : { currency_code: currency, amount: null, kinds: [], needed_fields: [] };
}

async function offer(
  container: MedusaContainer,
  purchase: PurchaseToOffer,
  currency: Currency,
): Promise<PaymentMethods> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const settings = await haipay.settings.read();
  const methods = await findRegionMethods(container, offeredMethods(settings, currency), purchase.region_id);
  const amount = chargeOf(purchase.sum, currency);
  const { isOrder } = purchase;
  const refusal = purchase.refusal ?? (settings.off ? PAYMENTS_OFF : null);
  const { deadlines } = settings;
  return {
    currency_code: currency,
    amount,
    kinds: presentKinds(methods, { currency, amount, refusal, isOrder, deadlines, now: new Date() }),
    needed_fields: findNeededFields(purchase.buyerSource),
  };
}

/** Of the methods that the shop offers in the currency, those that are switched on in the region. */
async function findRegionMethods(
  container: MedusaContainer,
  offered: readonly EnabledMethod[],
  regionId: string | null,
): Promise<RegionMethod[]> {
  if (regionId === null || offered.length === 0) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "region",
    fields: ["id", "payment_providers.id", "payment_providers.is_enabled"],
    filters: { id: regionId },
  });
  const [region] = data as unknown as {
    payment_providers?: ({ id: string; is_enabled: boolean } | null)[];
  }[];
  const enabled = (region?.payment_providers ?? []).flatMap((provider) =>
    provider?.is_enabled ? [provider.id] : [],
  );
  return offered.flatMap(({ method, limits }) =>
    enabled
      .filter((id) => methodOfProvider(id) === method)
      .map((providerId) => ({ providerId, method, limits })),
  );
}

const KINDS: readonly PaymentKind[] = ["konbini", "ewallet", "bank_transfer"];
const MINUTE_MS = 60_000;

/** A method that the region offers, under the shop's provider id. */
interface RegionMethod {
  providerId: string;
  method: Method;
  /** Exact decimals, both inclusive. */
  limits: { min: string; max: string };
}

interface Presentation {
  currency: Currency;
  /** What would be charged; null when there is nothing to charge. */
  amount: string | null;
  /** Why no method can be used, whatever it is. */
  refusal: Reason | null;
  /** A placed order, or a cart. */
  isOrder: boolean;
  deadlines: DeadlineRules;
  now: Date;
}

/** Groups the methods by kind, each with whether and why not it can be used. */
function presentKinds(methods: readonly RegionMethod[], presentation: Presentation): OfferedKind[] {
  return KINDS.flatMap((kind) => {
    const ofKind = methods.filter(({ method }) => method.kind === kind);
    if (ofKind.length === 0) return [];
    return [
      {
        kind,
        name: KIND_NAMES[kind],
        methods: ofKind.map((offered) => presentMethod(offered, presentation)),
      },
    ];
  });
}

function presentMethod(offered: RegionMethod, presentation: Presentation): OfferedMethod {
  const { method, providerId, limits } = offered;
  const reason = presentation.refusal ?? limitReason(offered, presentation);
  return {
    provider_id: providerId,
    method: method.id,
    kind: method.kind,
    name: method.name,
    flow: presentation.isOrder ? "no_cart" : method.flow,
    limits,
    available: reason === null,
    reason,
    typical_time: TYPICAL_TIMES[method.kind],
    expires_at: wholeMinute(deadlineOf(method.kind, presentation.now, presentation.deadlines)).toISOString(),
  };
}

function limitReason({ method, limits }: RegionMethod, { amount, currency }: Presentation): Reason | null {
  if (amount === null) return NOTHING_TO_PAY;
  const charge = parsePlatformAmount(amount);
  if (compareAmounts(charge, parsePlatformAmount(limits.min)) < 0) {
    return belowMinimum(method.name, limits.min, currency);
  }
  if (compareAmounts(charge, parsePlatformAmount(limits.max)) > 0) {
    return aboveMaximum(method.name, limits.max, currency);
  }
  return null;
}

/** Rounded down, so that answers of the same minute are the same and a browser may keep one. */
function wholeMinute(time: Date): Date {
  return time.getTime() % MINUTE_MS === 0 || time.getSeconds() === 59
    ? time
    : new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
}

/** What is charged for a sum of Medusa's; null when that is nothing. */
function chargeOf(sum: string, currency: Currency): string | null {
  try {
    return toChargeAmount(sum, currency);
  } catch (error) {
    if (error instanceof AmountError) return null;
    throw error;
  }
}

const FIELDS: readonly BuyerField[] = ["name", "phone", "email"];

/** What the buyer has to be asked for, by the same rules as the choice of a method. No value is repeated. */
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

/** A purchase for which a buyer looks for a payment method. */
interface PurchaseToOffer {
  isOrder: boolean;
  region_id: string | null;
  currency_code: string;
  /** Medusa's sum, an exact decimal in the unit of the currency. */
  sum: string;
  buyerSource: BuyerSource;
  /** Why it takes no payment at all. */
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
      ...BUYER_SOURCE_FIELDS,
    ],
    filters: { id: cartId },
  });
  const [cart] = data as unknown as (Found &
    BuyerSource & {
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
    // A cart that has no payment collection yet has no rows by it either.
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

/** @returns undefined when there is no such payment of ours, it is another's, or its purchase is gone */
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
    fields: ["id", "region_id", "currency_code", ...BUYER_SOURCE_FIELDS],
    filters: { id: medusaOrderId },
  });
  const [order] = data as unknown as (Found & BuyerSource)[];
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
