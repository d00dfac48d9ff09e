import type { MethodId } from "../catalogue";

/** What a step is about, for a drawing beside it. */
export type StepPicture = "page" | "till" | "terminal" | "ticket" | "app" | "bank" | "back";

/** One thing that a buyer does in order to pay. */
export interface PayStep {
  text: string;
  picture?: StepPicture;
  /** What stands on the terminal's button, or what is said at the till: Japanese in every language. */
  words?: string;
}

/**
 * The steps of each method. The first one opens the payment page. The platform promises only a pay address, and its page
 * has the last word: the steps name what each chain's terminal or till asks for, and no number of digits.
 */
export type PaySteps = Record<MethodId, readonly PayStep[]>;
