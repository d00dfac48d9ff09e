import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { methodOfProvider } from "../../modules/haipay/provider-id";
import { offeredMethods, type OfferedMethod } from "../../modules/haipay/settings/offered-methods";
import type HaipayModuleService from "../../modules/haipay/service";
import { isCurrency, type Currency } from "../../platform/catalogue";
import type { PaymentMethods } from "../../storefront/core/wire";
import { findNeededFields } from "./needed-fields";
import { chargeOf, presentKinds, type RegionMethod } from "./present-methods";
import { findCartToOffer, findSessionToOffer, type PurchaseToOffer } from "./purchase-to-offer";

/** The purchase is named by its cart, or by one of its payment sessions. */
export type PurchaseName = { cart_id: string } | { payment_session_id: string };

/**
 * The methods by which a purchase can be paid: switched on in its region and in its currency, each with whether this
 * purchase can use it and if not why. Tells nothing about the buyer but what is missing.
 *
 * @returns undefined when there is no such purchase
 */
export async function listPaymentMethods(
  container: MedusaContainer,
  name: PurchaseName,
): Promise<PaymentMethods | undefined> {
  const purchase =
    "cart_id" in name
      ? await findCartToOffer(container, name.cart_id)
      : await findSessionToOffer(container, name.payment_session_id);
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
  const { refusal, isOrder } = purchase;
  const { deadlines } = settings;
  return {
    currency_code: currency,
    amount,
    kinds: presentKinds(methods, { currency, amount, refusal, isOrder, deadlines, now: new Date() }),
    needed_fields: findNeededFields(purchase.purchaser),
  };
}

/** Of the methods that the shop offers in the currency, those that are switched on in the region. */
async function findRegionMethods(
  container: MedusaContainer,
  offered: readonly OfferedMethod[],
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
