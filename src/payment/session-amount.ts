import type { BigNumberInput } from "@medusajs/framework/types";
import { MathBN, MedusaError } from "@medusajs/framework/utils";
import { accountFor, CurrencyNotConfiguredError, PaymentsOffError } from "../modules/haipay/gateway";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import type { Account, GeneralSettings, Settings } from "../modules/haipay/settings/settings";
import { isCurrency, type Currency, type Method } from "../platform/catalogue";
import { languageOf } from "../platform/language";
import { AmountError, checkLimits, LimitError, toChargeAmount, type ChargeAmount } from "../platform/money";
import { buyerMessage, type BuyerMessage } from "./buyer-messages";

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
 * @param settings which methods are on, and their limits
 * @param locale the buyer's language
 * @throws MedusaError NOT_ALLOWED for a method that is switched off
 * @throws MedusaError INVALID_DATA stating the method, limits and amount, or that there is nothing to pay, or the
 * currencies and the remedy; both in the buyer's language
 */
export function checkSessionAmount(
  method: Method,
  amount: BigNumberInput,
  currencyCode: string,
  settings: Pick<GeneralSettings, "methods">,
  locale: string | null | undefined,
): SessionAmount {
  const currency = requireCurrency(method, currencyCode, locale);
  requireOffered(method, currency, settings, locale);
  const sessionAmount = MathBN.convert(amount).toFixed();
  try {
    const chargeAmount = toChargeAmount(sessionAmount, currency);
    checkLimits(chargeAmount, settings.methods[method.id][currency].limits, method.name, currency);
    return { currency, session_amount: sessionAmount, charge_amount: chargeAmount };
  } catch (error) {
    if (error instanceof LimitError) throw invalid(error.words[languageOf(locale)]);
    // Medusa's sums are plain decimals: what cannot be charged is zero, or less than the smallest unit.
    if (error instanceof AmountError) throw invalid(sentence("nothingToPay", method, locale));
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
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence("notOffered", method, locale));
}

/** @throws MedusaError INVALID_DATA for a currency in which the platform collects nothing */
export function requireCurrency(
  method: Method,
  currencyCode: string,
  locale: string | null | undefined,
): Currency {
  const currency = currencyCode.toLowerCase();
  if (isCurrency(currency)) return currency;
  throw invalid(sentence("otherCurrency", method, locale));
}

function sentence(message: BuyerMessage, method: Method, locale: string | null | undefined): string {
  return buyerMessage(message, { method: method.id, locale: locale ?? null });
}

function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message);
}

/**
 * The account that takes the payment.
 *
 * @param settings in force
 * @throws MedusaError NOT_ALLOWED when the currency has none, or payments are off on this server
 */
export function requireAccount(
  { logger }: Pick<HaipayModuleService, "logger">,
  settings: Settings,
  currency: Currency,
  reader: Pick<CollectOrder, "method" | "locale">,
): Account {
  try {
    return accountFor(settings, currency);
  } catch (error) {
    if (error instanceof PaymentsOffError) {
      logger.error(`HaiPay: ${error.message}`);
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("notAvailable", reader));
    }
    if (!(error instanceof CurrencyNotConfiguredError)) throw error;
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, error.message);
  }
}
