import { languageOf, type Language } from "../../../platform/language";
import { EN } from "./en";
import { JA } from "./ja";
import type { Texts } from "./texts";

export type { Texts } from "./texts";

const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, ja: JA };

/** Texts of your own in place of the kit's: any part of them, groups such as `messages` in part as well. */
export type TextOverrides = {
  [Key in keyof Texts]?: Texts[Key] extends string ? string : Partial<Texts[Key]>;
};

/**
 * The kit's texts in one language.
 *
 * @param locale a language tag; Japanese for `ja`, otherwise English
 */
export function textsFor(locale?: string | null, overrides: TextOverrides = {}): Texts {
  const texts: Record<string, unknown> = { ...TEXTS[languageOf(locale)] };
  for (const [key, own] of Object.entries(overrides)) {
    texts[key] = typeof own === "string" ? own : { ...(texts[key] as object), ...own };
  }
  return texts as unknown as Texts;
}

/** Puts values into the `{…}` of a text; a name without a value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
