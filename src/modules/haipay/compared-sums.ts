/** How long, in ms, a comparison counts. */
const FRESH_MS = 5_000;

/**
 * Payment sessions whose purchase was compared with its money a moment ago, in this process and under the guard: the
 * provider, which Medusa asks right afterwards, need not read all of it once more. Each counts once.
 */
export class ComparedSums {
  private readonly comparedAt = new Map<string, number>();

  note(paymentSessionId: string): void {
    const now = Date.now();
    for (const [id, at] of this.comparedAt) if (now - at > FRESH_MS) this.comparedAt.delete(id);
    this.comparedAt.set(paymentSessionId, now);
  }

  take(paymentSessionId: string): boolean {
    const at = this.comparedAt.get(paymentSessionId);
    this.comparedAt.delete(paymentSessionId);
    return at !== undefined && Date.now() - at <= FRESH_MS;
  }
}
