import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import { digestClient } from "../modules/haipay/client-address";
import { methodOfProvider } from "../modules/haipay/ids";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isTakenOver } from "../modules/haipay/ledger/given-back";
import type { CollectOrderState } from "../modules/haipay/ledger/lifecycle";
import { digestBrowserKey, newPaymentToken } from "../modules/haipay/payment-token";
import { checkReturnUrl, ReturnUrlError } from "../modules/haipay/return-urls";
import type HaipayModuleService from "../modules/haipay/service";
import type { Account, GeneralSettings } from "../modules/haipay/settings/settings";
import { METHODS, type Method } from "../platform/catalogue";
import { alignCollection } from "./align-sums";
import { tryToAsk } from "./ask";
import { composeBuyer, digestBuyer } from "./buyer";
import { buyerMessage } from "./buyer-messages";
import { parseDetails, readLanguageTag } from "./details";
import { requireWithinLimits } from "./limits";
import { isNothing, owedBy, type Sum } from "./owed";
import { findPurchase } from "./purchase";
import { findPurchaseToPay, type PurchaseToPay } from "./purchase-to-pay";
import { requireOfferedInRegion } from "./region-offer";
import { requireAccount, requireCurrency, requireOffered } from "./session-amount";

export interface MethodChoice {
  payment_collection_id: string;
  provider_id: string;
  /** `name`, `phone`, `email`, `returnUrl`, `locale`, `browserKey`, all optional; untrusted, everything else is dropped. */
  data?: unknown;
  /** Language tag of the request, used when `data` names none; untrusted. */
  locale?: unknown;
  /** Where the request came from, as in `req.ip`; absent when no shopper asked. */
  client_address?: string;
}

/**
 * Writes what the buyer chose and who buys into the ledger, before Medusa makes the payment session. Only the
 * id of the row goes into session data, which is public.
 *
 * The buyer's language is that of `data`, else the request's, else the one in which the cart or the order was made.
 *
 * @throws MedusaError INVALID_DATA or NOT_ALLOWED with a sentence that names the field and the remedy
 */
export async function chooseMethod(container: MedusaContainer, choice: MethodChoice): Promise<CollectOrder> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const method = parseMethod(choice.provider_id);
  const details = parseDetails(choice.data);
  const purchase = await findPurchaseToPay(container, choice.payment_collection_id);
  const locale = details.locale ?? readLanguageTag(choice.locale) ?? readLanguageTag(purchase.locale) ?? null;
  if (purchase.is_cancelled) {
    const message = buyerMessage("orderCancelled", { method: method.id, locale });
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message);
  }
  await refuseWhenPaid(haipay, purchase.payment_session_ids, locale);
  const chosenIn = { provider_id: choice.provider_id, method: method.id, locale };
  await requireOfferedInRegion(container, purchase.region_id, chosenIn);
  const owed = await requireOwedByPurchase(container, purchase, { method: method.id, locale });
  const currency = requireCurrency(method, owed.currency_code, locale);
  const settings = await haipay.settings.read();
  requireOffered(method, currency, settings, locale);
  const account = requireAccount(haipay, settings, currency, { method: method.id, locale });
  await requireNotOff(haipay, account, { method: method.id, locale });
  const returnUrl = parseReturnUrl(settings, details.returnUrl);
  const buyer = composeBuyer(details, purchase.buyerSource, account.merchantSecretKey, locale);
  const chosen = {
    payment_collection_id: purchase.payment_collection_id,
    cart_id: purchase.cart_id,
    medusa_order_id: purchase.medusa_order_id,
    customer_id: purchase.buyerSource.customer?.id ?? null,
    provider_id: choice.provider_id,
    method: method.id,
    currency,
    flow: purchase.open_cart_id === null ? "no_cart" : method.flow,
    buyer_name: buyer.name,
    buyer_phone: buyer.phone,
    buyer_email: buyer.email,
    partner_user_id: buyer.partnerUserId,
    buyer_source: digestBuyer(purchase.buyerSource),
    session_amount: owed.amount,
    locale,
    return_url: returnUrl,
    payment_token: newPaymentToken(),
    browser_digest: details.browserKey === undefined ? null : digestBrowserKey(details.browserKey),
    client_digest: digestClient(choice.client_address, account.merchantSecretKey),
  } as const;
  // An e-wallet's order is about to be created or reused: it is counted there, once.
  if (chosen.flow === "order_first") await requireWithinLimits(haipay, settings.limits, chosen);
  return haipay.ledger.collectOrders.add(chosen);
}

/** @throws MedusaError NOT_ALLOWED while the account cannot take money: the payment would fail while the buyer waits */
async function requireNotOff(
  haipay: HaipayModuleService,
  account: Account,
  reader: Pick<CollectOrder, "method" | "locale">,
): Promise<void> {
  const troubles = await haipay.accountHealth.readTroubles(account.environment);
  if (!troubles.offFor(account, reader.method, new Date())) return;
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("notAvailable", reader));
}

function parseMethod(providerId: string): Method {
  const method = methodOfProvider(providerId);
  if (method) return method;
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `provider_id ${providerId} names no payment method. The methods are ${METHODS.map(({ id }) => id).join(", ")}.`,
  );
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

/** An earlier attempt of the same payment session is superseded, but its slip can still be paid. */
const PAYABLE: readonly CollectOrderState[] = ["open", "unknown", "superseded"];

/**
 * Refuses a new choice when the money for the present one has arrived. Checked before Medusa starts, because it deletes the old
 * payment session while the new one is made: by then a second order would exist at the platform.
 *
 * @throws MedusaError NOT_ALLOWED with a sentence for the buyer
 */
export async function refuseWhenPaid(
  haipay: HaipayModuleService,
  paymentSessionIds: readonly string[],
  locale: string | null,
): Promise<void> {
  for (const sessionId of paymentSessionIds) {
    for (const known of await haipay.ledger.collectOrders.listBySession(sessionId)) {
      const row = PAYABLE.includes(known.state) ? await tryToAsk(haipay, known) : known;
      if (row.state !== "paid" || isTakenOver(row)) continue;
      const reader = { ...row, locale: locale ?? row.locale };
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("alreadyPaid", reader));
    }
  }
}

/**
 * What a purchase owes at this moment, which is what its payment session will ask for: Medusa takes that from the
 * payment collection, which it does not update when credit lines or taxes change.
 *
 * @param reader who reads a refusal
 * @throws MedusaError INVALID_DATA when there is nothing to pay; NOT_ALLOWED when the collection asks for a different sum and
 *   something is already paid by it, so that its sum cannot be corrected
 */
async function requireOwedByPurchase(
  container: MedusaContainer,
  { payment_collection_id, cart_id, medusa_order_id }: PurchaseToPay,
  reader: Pick<CollectOrder, "method" | "locale">,
): Promise<Sum> {
  const links = {
    payment_session_id: null,
    payment_collection_id,
    cart_id,
    medusa_order_id: medusa_order_id,
  };
  const purchase = await findPurchase(container, links);
  const owed = owedBy(purchase, null);
  if (!owed || isNothing(owed)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, buyerMessage("nothingToPay", reader));
  }
  if (!purchase.collection || (await alignCollection(container, purchase.collection, owed))) return owed;
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("sumChanged", reader));
}

/** Removes a choice that no payment session took up: it holds the buyer's data and serves no purpose. */
export async function discardUnusedChoice(container: MedusaContainer, collectOrderId: string): Promise<void> {
  const { ledger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const choice = await ledger.collectOrders.find(collectOrderId);
  if (choice?.payment_session_id === null) await ledger.choices.discardUnlessTaken(choice);
}
