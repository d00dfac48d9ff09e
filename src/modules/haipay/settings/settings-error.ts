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
