import type { Language } from "../../../src/storefront/core/index";
import { EN } from "./en";
import { JA } from "./ja";
import type { Texts } from "./texts";

export type { Language };
export type { Texts };

/** Every word of the shop itself; those about paying come with the storefront kit. */
export const TEXTS: Record<Language, Texts> = { en: EN, ja: JA };
