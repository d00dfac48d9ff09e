import type { Language } from "../language";
import { EN } from "./en";
import { JA } from "./ja";
import type { PaySteps } from "./step";

/** What a buyer does to pay, step by step, in each language. */
export const PAY_STEPS: Readonly<Record<Language, PaySteps>> = { en: EN, ja: JA };
