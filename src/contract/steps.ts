import type { RefundTarget } from "../modules/haipay/ledger/refunds";
import type { Currency } from "../platform/catalogue";
import type { Language } from "../platform/language";

/** A text for the buyer, in the buyer's language, to be copied into a mail. */
export interface Letter {
  language: Language;
  text: string;
}

/** What a step does, with everything filled in. Sums are exact decimals as text, according to the books now. */
export type StepAct =
  /** Record that this much of that money was paid back. */
  | { act: "record_refund"; target: RefundTarget; amount: string }
  /** Ask the buyer for the bank account to pay back to; null if their data were erased. */
  | { act: "ask_for_account"; amount: string; letter: Letter | null }
  /** Ask the buyer for what is missing. */
  | { act: "ask_for_rest"; missing: string; received: string; letter: Letter | null }
  /** Capture the money for the order; `rest` is what the order owes afterwards, negative if it was overpaid. */
  | { act: "use_money"; amount: string; display_id: number; rest: string }
  /** `reissue`: the slip has ended or ends with it, so a new one is issued with the new deadline. */
  | { act: "extend_deadline"; reissue: boolean }
  | { act: "cancel_order"; medusa_order_id: string; display_id: number }
  | { act: "ask_platform" };

/** One step of what to do about an attention. */
export type ShownStep = StepAct & {
  currency_code: Currency;
  /** What the books say, not what was clicked. */
  is_done: boolean;
  /** It helps, but need not be done. */
  is_optional: boolean;
  /** Steps with different numbers are alternatives, one of which is enough; null: part of every alternative. */
  way: number | null;
};

/** What to do about an open attention, step by step; none if it can only be explained in a text. */
export interface ShownSteps {
  steps: ShownStep[];
  /** Whether all steps of one alternative are done. */
  are_done: boolean;
}
