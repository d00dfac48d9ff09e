import type { ShownField } from "../../contract/settings-api";
import type { Values } from "../forms/values";

/** The values of some fields of the settings page while nothing is typed. */
export function fieldsInForce<Name extends string>(
  fields: Record<string, ShownField>,
  names: readonly Name[],
): Values<Name> {
  return Object.fromEntries(names.map((name) => [name, fields[name]?.value ?? ""])) as Values<Name>;
}
