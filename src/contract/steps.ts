import type { RefundTarget } from "../modules/haipay/ledger/refunds";
import type { Currency } from "../platform/catalogue";
import type { Language } from "../platform/language";

/** A text for the buyer, in the buyer's language, to be copied into a mail. */
export interface Letter {
  language: Language;
  text: string;
}

/** What a step does, with everything filled in. Sums are exact decimals as text, as the books say now. */
export type StepAct =
  /** Record that this much of that money was paid back. */
  | { act: "record_refund"; target: RefundTarget; amount: string }
  /** Ask the buyer where the money is to go; null when their data were erased. */
  | { act: "ask_for_account"; amount: string; letter: Letter | null }
  /** Ask the buyer for what is missing. */
  | { act: "ask_for_rest"; missing: string; received: string; letter: Letter | null }
  /** Capture the money for the order; `rest` is what the order owes afterwards, below zero what was overpaid. */
  | { act: "use_money"; amount: string; display_id: number; rest: string }
  /** `reissue`: the slip has ended or ends with it, so that a new one goes with the new deadline. */
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
  /** Of steps with different numbers, one way is enough; null: to be done whatever way is taken. */
  way: number | null;
};

/** What to do about an attention that stands, step by step; none where only words can tell it. */
export interface ShownSteps {
  steps: ShownStep[];
  /** Whether one way has been walked to its end. */
  are_done: boolean;
}
