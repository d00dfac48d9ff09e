/** The value that as many lie below as above. @throws Error for no values */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that `share` of all lie below, such as 0.99. @throws Error for no values */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error("There is nothing to take a quantile of.");
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** How long, in ms, something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds in words. */
export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

/** A rate in words. @param perSecond times per second */
export function rate(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString("en")}/s`;
}
