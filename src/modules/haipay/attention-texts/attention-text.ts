import type { AttentionReason } from "../ledger/attention-reasons";

/** What a merchant reads about one reason, in plain words. */
export interface AttentionText {
  title: string;
  /** What happened, and what it means for the money. */
  what_happened: string;
  /** Step by step. */
  what_to_do: readonly string[];
}

/** All texts of one language. */
export interface AttentionLanguage {
  /** The step that is left out where the money can go back without the shopper's bank account. */
  askForBankAccount: string;
  reasons: Record<AttentionReason, AttentionText>;
}
