/** What can be wrong with a phone number: a code for programs. */
export type PhoneProblem = "too_long" | "missing" | "characters" | "foreign" | "no_zero" | "length";

/** What can be wrong with a name, and with an e-mail address: codes for programs. */
export type NameProblem = "missing" | "too_long" | "characters";
export type EmailProblem = "missing" | "too_long" | "form";

/** The message to the buyer about a field that cannot be used: the field, the problem and the remedy, never the value. */
export interface BuyerWords {
  name: Record<NameProblem, string>;
  phone: Record<PhoneProblem, string>;
  email: Record<EmailProblem, string>;
}

/** A field that the buyer fills in. */
export type BuyerField = keyof BuyerWords;
