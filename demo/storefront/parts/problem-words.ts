import { StoreError } from "../../store-error";
import type { Language, Texts } from "../texts";

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * What went wrong, in words for the shopper. Medusa answers in English and for developers: only a sentence that the payment plugin wrote
 * in the shopper's language is passed on, and everything else is said in the shop's own words.
 */
export function inWords(problem: unknown, texts: Texts, language: Language): string {
  if (!(problem instanceof StoreError) || !problem.status) return texts.problem.notReached;
  const { status, type, reason } = problem;
  // The cart's money has already arrived, or another tab is busy with it: a sentence from the plugin.
  const isPlugins = type === "conflict" || type === "payment_authorization_error";
  if (isPlugins && JAPANESE.test(reason) === (language === "ja")) return reason;
  if (status === 401 || status === 403) return texts.problem.notAllowed;
  if (status === 404) return texts.problem.gone;
  if (status === 409) return texts.problem.busy;
  if (/inventory|stock/i.test(reason)) return texts.problem.soldOut;
  return status >= 500 ? texts.problem.shopTrouble : texts.problem.refused;
}

/** The field that Medusa means, where it names one. */
export function fieldOf(problem: unknown): "email" | undefined {
  const isInput = problem instanceof StoreError && problem.status === 400;
  return isInput && /\be-?mail\b/i.test(problem.reason) ? "email" : undefined;
}
