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

/** Official marks of chains and wallets, for shops that may use them: in place of the kit's own, beside the name. */
export type Marks = Partial<Record<MethodId, ReactNode>>;

interface Given {
  language: Language;
  /** The shop's own texts, also those of parts that are loaded later. */
  own: TextOverrides;
  marks: Marks;
  /** undefined in storefronts that call the store API by other ways. */
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
  /** Texts of your own in place of the kit's. */
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
  // Under way by the time that the first component asks.
  if (!loadedTexts(given.language)) void textsUnderWay(given.language);
  return <Context.Provider value={given}>{children}</Context.Provider>;
}

/**
 * What the provider above gives; English and no client without one. It suspends until the texts are there: in a component
 * of your own, below a `Suspense` of your own.
 */
export function useHaiPay(): HaiPaySurroundings {
  const given = useContext(Context);
  const { language, own } = given;
  const kits = loadedTexts(language);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- React's way to wait, from 18 on.
  if (!kits) throw textsUnderWay(language);
  return useMemo(() => ({ ...given, texts: withOwn(kits, own) }), [given, kits, own]);
}

/** A component of the kit, with a face for the time until its texts are there. @param rows how high that is */
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
 * A part that few need and that is loaded when it is: with a face until then, and something in its place where the shop's
 * files cannot be reached, so that no page breaks for it.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Fallback: ComponentType<Props>,
  Instead: ComponentType<Props> = Fallback,
): (props: Props) => ReactElement {
  // Any component's own properties are right for it.
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

/** Tries until it succeeds: without words there is nothing to show, and a page must not break for a lost connection. */
function textsUnderWay(language: Language): Promise<unknown> {
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
