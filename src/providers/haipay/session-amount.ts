import type { BigNumberInput } from "@medusajs/framework/types";
import { MathBN, MedusaError } from "@medusajs/framework/utils";
import type { GeneralSettings } from "../../modules/haipay/settings/settings";
import { isCurrency, type Currency, type Method } from "../../platform/catalogue";
import {
  AmountError,
  checkLimits,
  LimitError,
  toChargeAmount,
  type ChargeAmount,
} from "../../platform/money";
import { shopperMessage } from "./shopper-message";

export interface SessionAmount {
  currency: Currency;
  /** Medusa's exact sum, which may have fractions of a yen. */
  session_amount: string;
  /** What the platform is asked to collect: whole yen, or dollars with two decimals. */
  charge_amount: ChargeAmount;
}

/**
 * Checks a payment session's sum for a method before anything is created.
 *
 * @param settings which methods are on, within which limits
 * @param locale the shopper's language
 * @throws MedusaError NOT_ALLOWED for a method that is switched off
 * @throws MedusaError INVALID_DATA stating method, limits and amount, or the currency and the way out
 */
export function checkSessionAmount(
  method: Method,
  amount: BigNumberInput,
  currencyCode: string,
  settings: Pick<GeneralSettings, "methods">,
  locale: string | null | undefined,
): SessionAmount {
  const currency = requireCurrency(method, currencyCode);
  requireOffered(method, currency, settings, locale);
  const sessionAmount = MathBN.convert(amount).toFixed();
  try {
    const chargeAmount = toChargeAmount(sessionAmount, currency);
    checkLimits(chargeAmount, settings.methods[method.id][currency].limits, method.name.en, currency);
    return { currency, session_amount: sessionAmount, charge_amount: chargeAmount };
  } catch (error) {
    if (error instanceof AmountError || error instanceof LimitError) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message);
    }
    throw error;
  }
}

/** @throws MedusaError NOT_ALLOWED for a method that the shop has switched off in this currency */
export function requireOffered(
  method: Method,
  currency: Currency,
  { methods }: Pick<GeneralSettings, "methods">,
  locale: string | null | undefined,
): void {
  if (methods[method.id][currency].enabled) return;
  const message = shopperMessage("notOffered", { method: method.id, locale: locale ?? null });
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message);
}

/** @throws MedusaError INVALID_DATA for a currency in which the platform collects nothing */
export function requireCurrency(method: Method, currencyCode: string): Currency {
  const currency = currencyCode.toLowerCase();
  if (isCurrency(currency)) return currency;
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `${method.name.en} takes JPY and USD only, and this payment is in ${currencyCode.toUpperCase()}. ` +
      `Choose another payment method.`,
  );
}
