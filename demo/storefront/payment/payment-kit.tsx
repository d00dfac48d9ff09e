import { useMemo, type ReactNode } from "react";
import { createHaiPayClient, HaiPayProvider } from "../../../src/storefront/index";
import { useLanguage } from "../state/language";
import { useLogin } from "../state/login";
import { useShop } from "../state/shop";

/** Where the wallets send the shopper back: the return page, at the address under which the shop was opened. */
export const RETURN_URL = `${location.origin}/haipay/return`;

/** Gives the kit's components below it the shop and the shopper's language. */
export function PaymentKit({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const { token } = useLogin();
  const { medusaUrl, publishableKey } = useShop().config;
  const client = useMemo(
    () =>
      createHaiPayClient({
        baseUrl: medusaUrl,
        publishableKey,
        locale: language,
        headers: (): Record<string, string> =>
          token === undefined ? {} : { authorization: `Bearer ${token}` },
      }),
    [medusaUrl, publishableKey, language, token],
  );
  return (
    <HaiPayProvider client={client} locale={language}>
      {children}
    </HaiPayProvider>
  );
}
