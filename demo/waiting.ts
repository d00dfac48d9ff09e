export interface Patience {
  /** Milliseconds in all. */
  timeoutMs: number;
  /** Milliseconds between looks. */
  intervalMs: number;
}

/** The time was up before what was waited for happened. */
class WaitedInVainError extends Error {
  override readonly name = "WaitedInVainError";
}

/**
 * Looks again and again until there is something.
 *
 * @param look answers undefined as long as there is nothing yet
 * @throws WaitedInVainError naming `what` when the time is up; whatever `look` throws
 */
export async function waitUntil<Result>(
  what: string,
  look: () => Promise<Result | undefined>,
  patience: Patience,
): Promise<Result> {
  const end = Date.now() + patience.timeoutMs;
  for (;;) {
    const result = await look();
    if (result !== undefined) {
      return result;
    }
    if (Date.now() >= end) {
      throw new WaitedInVainError(`Waited ${Math.round(patience.timeoutMs / 1000)} s in vain until ${what}.`);
    }
    await sleep(patience.intervalMs);
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
