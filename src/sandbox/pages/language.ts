import type { Request } from "express";
import type { Language } from "../../platform/language";

export type { Language };

/** What a browser asks for: `?lang=`, else what it prefers, else English for one that wants neither. */
export function languageOfRequest(req: Request): Language {
  const { lang } = req.query;
  if (lang === "ja" || lang === "en") {
    return lang;
  }
  return req.acceptsLanguages("ja", "en") === "ja" ? "ja" : "en";
}
