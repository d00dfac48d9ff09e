import type { ShownField } from "../../contract/settings-api";
import type { Values } from "../forms/values";

/** What the settings page shows of some fields while nothing is typed. */
export function fieldsInForce<Name extends string>(
  fields: Record<string, ShownField>,
  names: readonly Name[],
): Values<Name> {
  return Object.fromEntries(names.map((name) => [name, fields[name]?.value ?? ""])) as Values<Name>;
}
