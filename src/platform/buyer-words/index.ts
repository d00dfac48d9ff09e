import type { Language } from "../language";
import { EN } from "./en";
import { JA } from "./ja";
import type { BuyerWords } from "./words";

/** What a buyer reads about a field, in each language; the server's refusals and the storefront kit say the same. */
export const BUYER_WORDS: Readonly<Record<Language, BuyerWords>> = { en: EN, ja: JA };
