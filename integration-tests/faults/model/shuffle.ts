import fc from "fast-check";

/** The same items, in an order decided by the number. */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const [order] = fc.sample(fc.shuffledSubarray([...items], { minLength: items.length }), {
    seed,
    numRuns: 1,
  });
  return order;
}
