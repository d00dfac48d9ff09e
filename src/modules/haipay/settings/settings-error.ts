/** What kind of mistake it is, for a page that says it in another language. */
export type MistakeCode =
  | "app_id"
  | "environment"
  | "fixed"
  | "form"
  | "https"
  | "incomplete"
  | "key"
  | "limits"
  | "missing"
  | "no_settings_key"
  | "number"
  | "own_key"
  | "path"
  | "plain_address"
  | "same_key"
  | "secret"
  | "subject"
  | "switch"
  | "test_address"
  | "web_address";

/** A missing or wrong setting; the message names the variable or the field, the problem and the way out. */
export class SettingsError extends Error {
  readonly name = "SettingsError";

  /** @param values what the page needs to say it in another language, such as the limits of a number */
  constructor(
    message: string,
    readonly code: MistakeCode = "missing",
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }
}

/** What is wrong with one field that the page sent. */
export interface FieldProblem {
  /** As the page's API names it, such as `storefront_urls` or `methods.merpay.jpy.min`. */
  field: string;
  code: MistakeCode;
  message: string;
  values: Readonly<Record<string, string | number>>;
}

/** A change of the settings is refused; nothing of it was stored. */
export class InvalidSettingsError extends Error {
  readonly name = "InvalidSettingsError";

  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map(({ message }) => message).join(" "));
  }
}

/** @param field as the page's API names it */
export function problemAt(field: string, { code, message, values }: SettingsError): FieldProblem {
  return { field, code, message, values };
}

/** A configured value, with the name that a merchant knows it by. */
export interface NamedValue {
  name: string;
  value: string | undefined;
}
