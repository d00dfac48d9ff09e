import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from "react";
import { languageOf, type Language } from "../../platform/language";
import type { HaiPayClient } from "../core/client";
import { textsFor, type TextOverrides, type Texts } from "../core/texts";

export interface HaiPaySurroundings {
  language: Language;
  texts: Texts;
  /** undefined in storefronts that call the store API by other ways. */
  client: HaiPayClient | undefined;
}

const Context = createContext<HaiPaySurroundings>({
  language: "en",
  texts: textsFor("en"),
  client: undefined,
});

export interface HaiPayProviderProps {
  /** A language tag; Japanese for `ja`, otherwise English. */
  locale?: string;
  /** Texts of your own in place of the kit's. */
  texts?: TextOverrides;
  client?: HaiPayClient;
  children?: ReactNode;
}

/** Language, texts and client for the kit's components below it. */
export function HaiPayProvider({ locale, texts, client, children }: HaiPayProviderProps): ReactElement {
  const surroundings = useMemo(
    () => ({ language: languageOf(locale), texts: textsFor(locale, texts), client }),
    [locale, texts, client],
  );
  return <Context.Provider value={surroundings}>{children}</Context.Provider>;
}

/** What the provider above gives; English and no client without one. */
export function useHaiPay(): HaiPaySurroundings {
  return useContext(Context);
}

/** @throws Error when neither the component nor a provider has a client */
export function requireClient(client: HaiPayClient | undefined): HaiPayClient {
  if (client) return client;
  throw new Error(
    "This component needs a client: give <HaiPayProvider client={createHaiPayClient({ baseUrl, publishableKey })}>.",
  );
}
