import { useTranslation } from "react-i18next";
import { languageOf, type Language } from "../../platform/language";
import type { english } from "./english";

type Whole<Name extends string> = Name extends `${infer Counted}_${"one" | "other"}` ? Counted : Name;

type KeysOf<Group> = {
  [Name in keyof Group & string]: Group[Name] extends string ? Whole<Name> : `${Name}.${KeysOf<Group[Name]>}`;
}[keyof Group & string];

/** The name of a text, such as `common.states.paid`. */
type TextKey = KeysOf<typeof english>;

export interface Texts {
  /** @param values for the text's `{{…}}`; `count` chooses singular or plural */
  t: (key: TextKey, values?: Record<string, string | number>) => string;
  language: Language;
}

/** Our texts in the dashboard's language. */
export function useTexts(): Texts {
  const { t, i18n } = useTranslation();
  return {
    t: (key, values) => t(`haipay.${key}`, values ?? {}),
    language: languageOf(i18n.language),
  };
}
