import type { ReactElement } from "react";
import { NAMED_METHODS } from "../platform/methods";
import { MethodIcon } from "./components/method-icon";
import { titleOf } from "./core/provider";

export interface PaymentInfo {
  title: string;
  icon: ReactElement;
}

/**
 * Entries for a storefront's map from provider ids to titles and icons, such as `paymentInfoMap` of Medusa's starters:
 * `...haiPayPaymentInfo("ja")`. It runs on the server and in the browser.
 *
 * @param locale a language tag; Japanese for `ja`, otherwise English
 * @param shopId the `id` of the provider entry in medusa-config, `haipay` by default
 */
export function haiPayPaymentInfo(locale?: string, shopId = "haipay"): Record<string, PaymentInfo> {
  return Object.fromEntries(
    NAMED_METHODS.map(({ id }) => {
      const providerId = `pp_haipay-${id}_${shopId}`;
      const title = titleOf(providerId, locale) ?? providerId;
      return [providerId, { title, icon: <MethodIcon providerId={providerId} /> }];
    }),
  );
}
