/** The values of a form's fields, as text: a switch is `on` or `off`. */
export type Values<Name extends string> = Record<Name, string>;

/** What was typed and differs from the saved values. */
export function changedFrom<Name extends string>(
  inForce: Values<Name>,
  typed: Partial<Values<Name>>,
): Partial<Values<Name>> {
  return only(typed, (name, value) => value !== inForce[name]);
}

/** What was typed, or typed again, since `sent` was sent to the server: it is not saved yet, and must not be lost. */
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
