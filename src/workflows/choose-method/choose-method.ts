import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { CurrencyNotConfiguredError } from "../../modules/haipay/platform-gateway";
import { methodOfProvider } from "../../modules/haipay/provider-id";
import { checkReturnUrl, ReturnUrlError } from "../../modules/haipay/return-urls";
import type HaipayModuleService from "../../modules/haipay/service";
import type { GeneralSettings } from "../../modules/haipay/settings/settings";
import { requireCurrency, requireOffered } from "../../providers/haipay/session-amount";
import { shopperMessage } from "../../providers/haipay/shopper-message";
import { METHODS, type Currency, type Method } from "../../platform/catalogue";
import type { PlatformAccount } from "../../platform/client";
import { composeBuyer, digestBuyer } from "../../payment/buyer";
import { parseDetails, readLanguageTag } from "./details";
import { findPurchaseToPay } from "./purchase-to-pay";
import { requireOwedByPurchase } from "./require-owed";
import { refuseWhenPaid } from "./refuse-when-paid";

export interface MethodChoice {
  payment_collection_id: string;
  provider_id: string;
  /** `name`, `phone`, `email`, `returnUrl`, `locale`, all optional; untrusted, everything else is dropped. */
  data?: unknown;
  /** Language tag of the request, for when `data` names none; untrusted. */
  locale?: unknown;
}

/**
 * Writes what the shopper chose and who buys into the ledger, before Medusa makes the payment session. Only the
 * id of the row goes into session data, which is public.
 *
 * The shopper's language is that of `data`, else the request's, else the one that the cart or the order was made in.
 *
 * @throws MedusaError INVALID_DATA or NOT_ALLOWED with a sentence that names the field and the way out
 */
export async function chooseMethod(container: MedusaContainer, choice: MethodChoice): Promise<CollectOrder> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const method = parseMethod(choice.provider_id);
  const details = parseDetails(choice.data);
  const purchase = await findPurchaseToPay(container, choice.payment_collection_id);
  const locale = details.locale ?? readLanguageTag(choice.locale) ?? readLanguageTag(purchase.locale) ?? null;
  if (purchase.is_cancelled) {
    const message = shopperMessage("orderCancelled", { method: method.id, locale });
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message);
  }
  await refuseWhenPaid(haipay, purchase.payment_session_ids, locale);
  const owed = await requireOwedByPurchase(container, purchase, { method: method.id, locale });
  const currency = requireCurrency(method, owed.currency_code, locale);
  const settings = await haipay.settings.readGeneral();
  requireOffered(method, currency, settings, locale);
  const account = await findAccount(haipay, currency);
  const returnUrl = parseReturnUrl(settings, details.returnUrl);
  const buyer = composeBuyer(details, purchase.purchaser, account.merchantSecretKey, locale);
  return haipay.collectOrders.choose({
    payment_collection_id: purchase.payment_collection_id,
    cart_id: purchase.cart_id,
    medusa_order_id: purchase.order_id,
    customer_id: purchase.purchaser.customer?.id ?? null,
    provider_id: choice.provider_id,
    method: method.id,
    currency,
    flow: purchase.open_cart_id === null ? "no_cart" : method.flow,
    buyer_name: buyer.name,
    buyer_phone: buyer.phone,
    buyer_email: buyer.email,
    partner_user_id: buyer.partnerUserId,
    buyer_source: digestBuyer(purchase.purchaser),
    session_amount: owed.amount,
    locale,
    return_url: returnUrl,
  });
}

function parseMethod(providerId: string): Method {
  const method = methodOfProvider(providerId);
  if (method) return method;
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `provider_id ${providerId} names no payment method. The methods are ${METHODS.map(({ id }) => id).join(", ")}.`,
  );
}

async function findAccount(haipay: HaipayModuleService, currency: Currency): Promise<PlatformAccount> {
  try {
    return await haipay.gateway.account(currency);
  } catch (error) {
    if (!(error instanceof CurrencyNotConfiguredError)) throw error;
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, error.message);
  }
}

function parseReturnUrl(settings: GeneralSettings, returnUrl: string | undefined): string | null {
  if (settings.storefrontUrls.length === 0) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "No storefront address is configured, so a shopper could not come back from the payment page. Set " +
        "HAIPAY_STOREFRONT_URLS, or the storefront addresses in the admin.",
    );
  }
  if (returnUrl === undefined) return null;
  try {
    return checkReturnUrl(returnUrl, settings);
  } catch (error) {
    if (!(error instanceof ReturnUrlError)) throw error;
    throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message);
  }
}
