import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { languageOf } from "../../../src/storefront/core/index";
import { TEXTS, type Language, type Texts } from "../texts";
import { keep, recall } from "./storage";

interface LanguageState {
  language: Language;
  texts: Texts;
  choose: (language: Language) => void;
}

const LanguageContext = createContext<LanguageState | undefined>(undefined);

function firstLanguage(): Language {
  const kept = recall<string>("language");
  if (kept === "ja" || kept === "en") return kept;
  return languageOf(navigator.language);
}

/** The shopper's language: the one chosen before, else the browser's, else English. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const state = useMemo<LanguageState>(
    () => ({
      language,
      texts: TEXTS[language],
      choose(next) {
        keep("language", next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext.Provider value={state}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (!state) throw new Error("useLanguage works inside LanguageProvider only.");
  return state;
}
