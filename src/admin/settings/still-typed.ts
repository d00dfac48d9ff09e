/** What was typed, or typed anew, since `sent` went to the server: that is not saved yet, and must not be lost. */
export function stillTyped<Typed extends Partial<Record<string, unknown>>>(now: Typed, sent: Typed): Typed {
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => value !== sent[field])) as Typed;
}
