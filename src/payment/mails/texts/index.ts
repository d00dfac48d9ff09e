import type { Language } from "../../../platform/language";
import { EN } from "./en";
import { JA } from "./ja";
import type { MailTexts } from "./texts";

export const MAIL_TEXTS: Record<Language, MailTexts> = { en: EN, ja: JA };
export type { MailTexts, Named } from "./texts";
