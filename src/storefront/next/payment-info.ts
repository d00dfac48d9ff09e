import { haiPayPaymentInfo as kitsPaymentInfo, type PaymentInfo } from "../payment-info";
import { SHOPS_LOCALE } from "./backend";

/**
 * Entries for the starter's `paymentInfoMap`: `...haiPayPaymentInfo()`. Without them it shows raw ids.
 *
 * @param locale a language tag; NEXT_PUBLIC_HAIPAY_LOCALE by default, else Japanese
 * @param shopId the `id` of the provider entry in medusa-config, `haipay` by default
 */
export function haiPayPaymentInfo(
  locale: string = SHOPS_LOCALE ?? "ja",
  shopId?: string,
): Record<string, PaymentInfo> {
  return kitsPaymentInfo(locale, shopId);
}
