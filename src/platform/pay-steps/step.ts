import type { MethodId } from "../catalogue";

/** What a step is about, for the picture beside it. */
export type StepPicture = "page" | "till" | "terminal" | "ticket" | "app" | "bank" | "back";

/** One thing that a buyer does to pay. */
export interface PayStep {
  text: string;
  picture?: StepPicture;
  /** The label of the terminal's button, or what to say at the till: Japanese in every language. */
  words?: string;
}

/**
 * The steps of each method. The first one opens the payment page. The platform promises only a pay address, and its page
 * has the last word: the steps name what each chain's terminal or till asks for, and no number of digits.
 */
export type PaySteps = Record<MethodId, readonly PayStep[]>;
