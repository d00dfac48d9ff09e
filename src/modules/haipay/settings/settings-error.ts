import type { Problem } from "../refusal";

type Nothing = Record<never, never>;

/** The kind of mistake in a setting, and the values that a message about it needs. */
export interface MistakeFigures {
  app_id: Nothing;
  fixed: { by: string };
  https: Nothing;
  key: Nothing;
  /** The smallest and largest sums that the platform accepts. */
  limits: { min: string; max: string; currency_code: string };
  missing: Nothing;
  /** The smallest sum is more than the largest, `max`. */
  min_above_max: { max: string; currency_code: string };
  no_settings_key: Nothing;
  number: { least: number; most: number };
  one_of: { choices: readonly string[] };
  /** Nobody can confirm their own proposal. */
  other_person_needed: Nothing;
  /** The waiting proposal is not the one that was reviewed. */
  proposal_moved: Nothing;
  nothing_waits: Nothing;
  removal_waits: Nothing;
  credentials_incomplete: Nothing;
  own_key: Nothing;
  path: Nothing;
  plain_address: Nothing;
  /** The file configuration fixes the appId while the page keeps the secrets. */
  app_id_pinned: { by: string; app_id: string };
  same_key: Nothing;
  secret: Nothing;
  /** The page can change nothing. */
  settings_readonly: { by: string };
  subject: { most: number };
  switch: Nothing;
  test_address: Nothing;
  web_address: Nothing;
}

type MistakeCode = keyof MistakeFigures;

type Mistake = {
  [Code in MistakeCode]: Nothing extends MistakeFigures[Code]
    ? [code: Code]
    : [code: Code, figures: MistakeFigures[Code]];
}[MistakeCode];

/** A missing or wrong setting; the message names the variable or the field, the problem and the remedy. */
export class SettingsError extends Error {
  readonly name = "SettingsError";
  readonly code: MistakeCode;
  readonly figures: MistakeFigures[MistakeCode];

  constructor(message: string, ...mistake: Mistake | []) {
    super(message);
    [this.code = "missing", this.figures = {}] = mistake;
  }
}

/** @param field as the page's API names it */
export function problemAt(
  field: string,
  { code, message, figures }: SettingsError,
): Problem & Pick<SettingsError, "code" | "figures"> {
  return { code, field, figures, message };
}

/** A configured value, with the name that a merchant knows it by. */
export interface NamedValue {
  name: string;
  value: string | undefined;
}
