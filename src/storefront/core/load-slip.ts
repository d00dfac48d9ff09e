import type { Payment } from "../../contract/store-api";
import { languageOf, type Language } from "../../platform/language";
import type { PayStep, PaySteps } from "../../platform/pay-steps/step";
import { withOwn, type TextOverrides } from "./texts";
import type { SlipSheet } from "./slip";
import type { SlipTexts } from "./slip/texts";

/** What is loaded with the first slip: its texts in one language, and the code that writes and draws it. */
export interface SlipWriter {
  texts: SlipTexts;
  /** undefined if there is nothing to pay, or no longer. */
  write: (payment: Payment) => SlipSheet | undefined;
  /** SVG text of a step's drawing; "" for none. */
  drawStep: (step: PayStep) => string;
  /** The name of the file if the slip is printed to one. */
  fileNameOf: (sheet: SlipSheet) => string;
}

/** What a slip says, in each language. */
export const SLIP_WORDS: Record<Language, () => Promise<{ TEXTS: SlipTexts; STEPS: PaySteps }>> = {
  en: () => import("./slip/language-en.js"),
  ja: () => import("./slip/language-ja.js"),
};

/**
 * Loads what writes slips: only pages with something to pay need it.
 *
 * @param locale a language tag; Japanese for `ja`, otherwise English
 * @throws Error when the shop's files cannot be reached; the pay page (`slip.pay_url`) still works
 */
export async function loadSlipWriter(locale?: string | null, own: TextOverrides = {}): Promise<SlipWriter> {
  const language = languageOf(locale);
  const [{ writeSheet, drawStep, fileNameOf }, { TEXTS, STEPS }] = await Promise.all([
    import("./slip/index.js"),
    SLIP_WORDS[language](),
  ]);
  const texts = withOwn(TEXTS, own);
  return {
    texts,
    write: (payment) => writeSheet(payment, texts, STEPS, language),
    drawStep,
    fileNameOf: (sheet) => fileNameOf(sheet, texts),
  };
}

/**
 * Draws a QR code, for example of the pay page, to open it on a phone: one path of SVG in a square of `size` units.
 *
 * @throws Error when the shop's files cannot be reached
 */
export async function drawQr(text: string): Promise<{ path: string; size: number }> {
  const { drawQr: draw } = await import("./slip/qr.js");
  return draw(text);
}
