import { languageOf, type Language } from "../../../platform/language";
import type { SlipTexts } from "../slip/texts";
import type { Texts } from "./texts";

export type { Texts } from "./texts";

/** Your own texts instead of the kit's: any part of them, including parts of groups such as `messages`. */
export type TextOverrides = Overrides<Texts> & Overrides<SlipTexts>;

type Overrides<All> = { [Key in keyof All]?: All[Key] extends string ? string : Partial<All[Key]> };

const LANGUAGES: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import("./en.js")).EN,
  ja: async () => (await import("./ja.js")).JA,
};
const loaded: Partial<Record<Language, Texts>> = {};

/**
 * The kit's texts in one language, loaded on demand: a shopper reads one.
 *
 * @param locale a language tag; Japanese for `ja`, otherwise English
 * @throws Error when the shop's files cannot be reached
 */
export async function loadTexts(locale?: string | null, own: TextOverrides = {}): Promise<Texts> {
  const language = languageOf(locale);
  return withOwn((loaded[language] ??= await LANGUAGES[language]()), own);
}

/** The same for a language that was loaded before; undefined otherwise. */
export function loadedTexts(language: Language): Texts | undefined {
  return loaded[language];
}

/** Merges a shop's own texts into the kit's; keys that do not belong to these texts are ignored. */
export function withOwn<All extends object>(all: All, overrides: TextOverrides): All {
  const texts = { ...all } as Record<string, unknown>;
  for (const [key, own] of Object.entries(overrides)) {
    if (key in all) texts[key] = typeof own === "string" ? own : { ...(texts[key] as object), ...own };
  }
  return texts as All;
}

/** Fills in the `{…}` of a text; a name without a value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
