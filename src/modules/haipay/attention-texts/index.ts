import type { AttentionReason } from "../ledger/attentions";
import { english, type AttentionLanguage, type AttentionText } from "./en";
import { japanese } from "./ja";

const LANGUAGES = { en: english, ja: japanese };

export type AttentionTexts = Record<keyof typeof LANGUAGES, AttentionText>;

/** What merchants read about a reason, in every language. */
export function attentionTexts(reason: AttentionReason, needsBankAccount: boolean): AttentionTexts {
  return {
    en: textOf(LANGUAGES.en, reason, needsBankAccount),
    ja: textOf(LANGUAGES.ja, reason, needsBankAccount),
  };
}

function textOf(
  { askForBankAccount, reasons }: AttentionLanguage,
  reason: AttentionReason,
  needsBankAccount: boolean,
): AttentionText {
  const { title, what_happened, what_to_do } = reasons[reason];
  const steps = what_to_do.filter((step) => needsBankAccount || step !== askForBankAccount);
  return { title, what_happened, what_to_do: steps };
}
