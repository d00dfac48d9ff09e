/** What can be wrong with a phone number: a code for programs. */
export type PhoneProblem = "too_long" | "missing" | "characters" | "foreign" | "no_zero" | "length";

/** What can be wrong with a name, and with an e-mail address: codes for programs. */
export type NameProblem = "missing" | "too_long" | "characters";
export type EmailProblem = "missing" | "too_long" | "form";

/** What a buyer reads about a field that cannot be used: the field, the problem and the way out, never the value. */
export interface BuyerWords {
  name: Record<NameProblem, string>;
  phone: Record<PhoneProblem, string>;
  email: Record<EmailProblem, string>;
}

/** A field of the buyer that a person writes. */
export type BuyerField = keyof BuyerWords;
