import {
  createContext,
  lazy,
  Suspense,
  useContext,
  useMemo,
  type ComponentType,
  type ReactElement,
  type ReactNode,
} from "react";
import type { MethodId } from "../../platform/methods";
import { languageOf, type Language } from "../../platform/language";
import type { HaiPayClient } from "../core/client";
import { loadedTexts, loadTexts, withOwn, type TextOverrides, type Texts } from "../core/texts";
import { Skeleton } from "./waiting";

/** Official logos of chains and wallets, for shops that may use them: instead of the kit's own, beside the name. */
export type Marks = Partial<Record<MethodId, ReactNode>>;

interface Given {
  language: Language;
  /** The shop's own texts, also those of parts that are loaded later. */
  own: TextOverrides;
  marks: Marks;
  /** undefined in storefronts that call the store API in other ways. */
  client: HaiPayClient | undefined;
}

export interface HaiPaySurroundings extends Given {
  texts: Texts;
}

const NOTHING = {};

const Context = createContext<Given>({
  language: "en",
  own: NOTHING,
  marks: NOTHING,
  client: undefined,
});

export interface HaiPayProviderProps {
  /** A language tag; Japanese for `ja`, otherwise English. */
  locale?: string;
  /** Your own texts instead of the kit's. */
  texts?: TextOverrides;
  marks?: Marks;
  client?: HaiPayClient;
  children?: ReactNode;
}

/** Language, texts, marks and client for the kit's components below it. */
export function HaiPayProvider(props: HaiPayProviderProps): ReactElement {
  const { locale, texts: own = NOTHING, marks = NOTHING, client, children } = props;
  const given = useMemo(
    () => ({ language: languageOf(locale), own, marks, client }),
    [locale, own, marks, client],
  );
  // Already loading when the first component asks.
  if (!loadedTexts(given.language)) void textsUnderWay(given.language);
  return <Context.Provider value={given}>{children}</Context.Provider>;
}

/**
 * The values of the provider above; English and no client without one. Suspends until the texts are loaded: in a component
 * of your own, below your own `Suspense`.
 */
export function useHaiPay(): HaiPaySurroundings {
  const given = useContext(Context);
  const { language, own } = given;
  const kits = loadedTexts(language);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- React's way to wait, from 18 on.
  if (!kits) throw textsUnderWay(language);
  return useMemo(() => ({ ...given, texts: withOwn(kits, own) }), [given, kits, own]);
}

/** A component of the kit, with a placeholder until its texts are loaded. @param rows the height of the placeholder */
export function waiting<Props extends object>(
  Part: ComponentType<Props>,
  rows: number,
): (props: Props) => ReactElement {
  return (props) => (
    <Suspense fallback={<Skeleton rows={rows} />}>
      <Part {...props} />
    </Suspense>
  );
}

/**
 * A part that few need and that is loaded on demand: with a placeholder until then, and a fallback if the shop's
 * files cannot be reached, so that no page breaks for it.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Fallback: ComponentType<Props>,
  Instead: ComponentType<Props> = Fallback,
): (props: Props) => ReactElement {
  // Any component's own properties are allowed.
  const Part = lazy(async () => ({
    default: await load().catch(() => Instead),
  })) as unknown as ComponentType<Props>;
  return (props) => (
    <Suspense fallback={<Fallback {...props} />}>
      <Part {...props} />
    </Suspense>
  );
}

const RETRY_MS = 2_000;
const underWay: Partial<Record<Language, Promise<unknown>>> = {};

/** Retries until it succeeds: without texts there is nothing to show, and a lost connection must not break a page. */
export function textsUnderWay(language: Language): Promise<unknown> {
  const load = (): Promise<unknown> =>
    loadTexts(language).catch(() => new Promise((resolve) => setTimeout(resolve, RETRY_MS)).then(load));
  return (underWay[language] ??= load());
}

/** @throws Error when neither the component nor a provider has a client */
export function requireClient(client: HaiPayClient | undefined): HaiPayClient {
  if (client) return client;
  throw new Error(
    "This component needs a client: give <HaiPayProvider client={createHaiPayClient({ baseUrl, publishableKey })}>.",
  );
}
