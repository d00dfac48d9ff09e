/** What stands in the fields of a form, as text: a switch is `on` or `off`. */
export type Values<Name extends string> = Record<Name, string>;

/** What was typed and is not in force already. */
export function changedFrom<Name extends string>(
  inForce: Values<Name>,
  typed: Partial<Values<Name>>,
): Partial<Values<Name>> {
  return only(typed, (name, value) => value !== inForce[name]);
}

/** What was typed, or typed anew, since `sent` went to the server: that is not saved yet, and must not be lost. */
export function stillTyped<Name extends string>(
  now: Partial<Values<Name>>,
  sent: Partial<Values<Name>>,
): Partial<Values<Name>> {
  return only(now, (name, value) => value !== sent[name]);
}

function only<Name extends string>(
  values: Partial<Values<Name>>,
  keep: (name: Name, value: string) => boolean,
): Partial<Values<Name>> {
  const kept = (Object.entries(values) as [Name, string][]).filter(([name, value]) => keep(name, value));
  return Object.fromEntries(kept) as Partial<Values<Name>>;
}
