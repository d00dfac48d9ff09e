import { METHODS, type Currency, type Method, type MethodId } from "../../../platform/catalogue";
import type { ConfiguredMethod, PaymentConfiguration } from "../../../platform/payment-configuration";
import type { OfferedLimits } from "../ledger/attention-facts";

/** Payouts: none of our methods. */
const PAYOUT = "pay";
const COLLECTION = "collect";

/**
 * Which of our methods the platform offers an account (protocol §9).
 *
 * @param configuration may include the merchant's other accounts and products
 */
export function offersOf(
  { methods }: PaymentConfiguration,
  account: { currency: Currency; appId: string },
): Map<MethodId, ConfiguredMethod> {
  const offers = METHODS.flatMap((method) => {
    const found = methods.filter((configured) => isFor(configured, method, account));
    const offer = found.find(({ transaction }) => transaction === COLLECTION) ?? found[0];
    return offer ? [[method.id, offer] as const] : [];
  });
  return new Map(offers);
}

function isFor(
  { transaction, currency, app_id, in_bank_code }: ConfiguredMethod,
  method: Method,
  account: { currency: Currency; appId: string },
): boolean {
  return (
    in_bank_code === method.channels[account.currency].inBankCode &&
    transaction !== PAYOUT &&
    (currency === null || currency === account.currency.toUpperCase()) &&
    (app_id === null || app_id === account.appId)
  );
}

export interface MovedOffer {
  method: MethodId;
  /** Null = not offered. */
  before: OfferedLimits | null;
  now: OfferedLimits | null;
}

/** How the platform's offer to an account has changed. */
export function movedOffers(
  before: PaymentConfiguration,
  now: PaymentConfiguration,
  account: { currency: Currency; appId: string },
): MovedOffer[] {
  const [were, are] = [offersOf(before, account), offersOf(now, account)];
  return METHODS.flatMap(({ id }) => {
    const [was, is] = [limitsOf(were.get(id)), limitsOf(are.get(id))];
    const isSame = was?.min === is?.min && was?.max === is?.max && (was === null) === (is === null);
    return isSame ? [] : [{ method: id, before: was, now: is }];
  });
}

function limitsOf(offer: ConfiguredMethod | undefined): OfferedLimits | null {
  return offer ? { min: offer.min, max: offer.max } : null;
}

/** After how many days the money of a method is settled, if the platform's code is unambiguous. */
export function settlementDaysOf({ settlement }: Pick<ConfiguredMethod, "settlement">): number | null {
  // D counts days; T counts business days, but it is not published whose.
  const days = /^D\+?(\d{1,3})$/i.exec(settlement?.cycle?.trim() ?? "")?.[1];
  return days === undefined ? null : Number(days);
}
