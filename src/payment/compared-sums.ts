/** How long, in ms, a comparison counts. */
const FRESH_MS = 5_000;

/**
 * Payment sessions whose purchase was compared with its money a moment ago, in this process and under the guard: the
 * provider, which Medusa asks right afterwards, need not read all of it once more. Each counts once.
 */
const comparedAt = new Map<string, number>();

export function noteCompared(paymentSessionId: string): void {
  const now = Date.now();
  for (const [id, at] of comparedAt) if (now - at > FRESH_MS) comparedAt.delete(id);
  comparedAt.set(paymentSessionId, now);
}

/** @returns whether it was compared just now; the next time it is not */
export function takeCompared(paymentSessionId: string): boolean {
  const at = comparedAt.get(paymentSessionId);
  comparedAt.delete(paymentSessionId);
  return at !== undefined && Date.now() - at <= FRESH_MS;
}
