import { usePathname } from "next/navigation";
import {
  createContext,
  Suspense,
  useContext,
  useMemo,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
} from "react";
import { HaiPayProvider } from "../../components/context";
import { createHaiPayClient, type HaiPayClient } from "../../core/client";
import { BACKEND, ORDER_PATH, SHOPS_LOCALE } from "../backend";

/** What a shop may set for its pages; every part accepts it, and all of it is optional. */
export interface HaiPayPlaces {
  /** Language, `ja` or `en`. Else NEXT_PUBLIC_HAIPAY_LOCALE, else Japanese on Japanese pages and in Japan, else English. */
  locale?: string;
  /** Path of the return page; `/payment` below the country by default. */
  returnPath?: string;
  /** Your privacy policy: Japanese law requires it to name the countries in which the buyer's data are processed. */
  privacyUrl?: string;
}

/** The shop as the page that is open knows it. */
export interface Shop {
  locale: string;
  client: HaiPayClient;
  /** The prefix of every path, such as `/jp`; "" in shops without one. */
  prefix: string;
  /** Where an order is shown that was just placed. */
  orderAddress: (orderId: string) => string;
  /** Where a wallet sends the buyer back. In the browser only. */
  returnUrl: string | undefined;
  privacyUrl: string | undefined;
}

const Context = createContext<Shop | undefined>(undefined);

/** Language, client and addresses for the kit's components below it. */
export function InShop({ places, children }: { places: HaiPayPlaces; children: ReactNode }): ReactElement {
  const path = usePathname();
  const pageLanguage = useSyncExternalStore(
    () => () => undefined,
    () => document.documentElement.lang,
    () => "",
  );
  const { locale, returnPath, privacyUrl } = places;
  const shop = useMemo(
    () => shopAt(path, pageLanguage, { locale, returnPath, privacyUrl }),
    [path, pageLanguage, locale, returnPath, privacyUrl],
  );
  return (
    <HaiPayProvider client={shop.client} locale={shop.locale}>
      <Context.Provider value={shop}>
        <Suspense>{children}</Suspense>
      </Context.Provider>
    </HaiPayProvider>
  );
}

export function useShop(): Shop {
  const shop = useContext(Context);
  if (!shop) throw new Error("This part stands outside of InShop.");
  return shop;
}

/** @param path of the page @param pageLanguage of the document, "" while it is not known */
export function shopAt(path: string | null, pageLanguage: string, places: HaiPayPlaces): Shop {
  const [, first = ""] = (path ?? "").split("/");
  const prefix = /^[a-z]{2}(-[a-z]{2})?$/i.test(first) ? `/${first}` : "";
  const locale = places.locale ?? SHOPS_LOCALE ?? languageAt(first, pageLanguage);
  const returnPath = places.returnPath ?? `${prefix}/payment`;
  return {
    locale,
    client: createHaiPayClient({ ...BACKEND, locale }),
    prefix,
    orderAddress: (orderId) => prefix + ORDER_PATH.replace("{id}", orderId),
    returnUrl: typeof window === "undefined" ? undefined : `${window.location.origin}${returnPath}`,
    privacyUrl: places.privacyUrl,
  };
}

/** The country (or the language) in the path, and the document's own language. */
function languageAt(first: string, pageLanguage: string): string {
  return /^(jp|ja(-|$))/i.test(first) || /^ja(-|$)/i.test(pageLanguage) ? "ja" : "en";
}
