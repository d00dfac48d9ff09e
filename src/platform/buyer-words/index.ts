import type { Language } from "../language";
import { EN } from "./en";
import { JA } from "./ja";
import type { BuyerWords } from "./words";

/** The messages to the buyer about a field, in each language; shared by the server's refusals and the storefront kit. */
export const BUYER_WORDS: Readonly<Record<Language, BuyerWords>> = { en: EN, ja: JA };
