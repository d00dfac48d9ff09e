import type { Request } from "express";

export type Language = "ja" | "en";

/** `?lang=`, else what the browser prefers, else English for a browser that wants neither. */
export function languageOf(req: Request): Language {
  const { lang } = req.query;
  if (lang === "ja" || lang === "en") {
    return lang;
  }
  return req.acceptsLanguages("ja", "en") === "ja" ? "ja" : "en";
}
