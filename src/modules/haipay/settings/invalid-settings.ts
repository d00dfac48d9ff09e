import type { MistakeCode, SettingsError } from "./settings-error";

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
