/** The languages that we have texts for; every other one gets English. */
export type Language = "en" | "ja";

/** The same in every language. */
export type Words = Readonly<Record<Language, string>>;

/** Japanese for a language tag that begins with `ja`, otherwise English. */
export function languageOf(locale: string | null | undefined): Language {
  return /^ja([-_]|$)/i.test(locale ?? "") ? "ja" : "en";
}
