import { median } from "./statistics";

export interface RatePair {
  /** Times per second, medians over the blocks. */
  work: number;
  baseline: number;
  /** The median over the pairs of neighbouring blocks. */
  ratio: number;
}

interface BlockOptions {
  blocks?: number;
  blockMs?: number;
}

/** Runs two pieces of work in turns, a block each, so that whatever slows the machine slows both. */
async function inTurns(
  measureWork: (blockMs: number) => Promise<number>,
  measureBaseline: (blockMs: number) => Promise<number>,
  { blocks = 15, blockMs = 400 }: BlockOptions,
): Promise<RatePair> {
  // Warm: compiled code, open connections.
  await measureWork(blockMs);
  await measureBaseline(blockMs);
  const pairs: { work: number; baseline: number }[] = [];
  for (let block = 0; block < blocks; block++) {
    const baseline = await measureBaseline(blockMs);
    pairs.push({ work: await measureWork(blockMs), baseline });
  }
  return {
    work: median(pairs.map(({ work }) => work)),
    baseline: median(pairs.map(({ baseline }) => baseline)),
    ratio: median(pairs.map(({ work, baseline }) => work / baseline)),
  };
}

/** Compares the rates of two computations on one thread. */
export function compareComputations(
  work: () => unknown,
  baseline: () => unknown,
  options: BlockOptions = {},
): Promise<RatePair> {
  return inTurns(computing(work), computing(baseline), options);
}

function computing(work: () => unknown) {
  return async (blockMs: number): Promise<number> => {
    const start = performance.now();
    let count = 0;
    let now = start;
    while (now - start < blockMs) {
      for (let i = 0; i < 10; i++) work();
      count += 10;
      now = performance.now();
    }
    return (count * 1_000) / (now - start);
  };
}

/** Compares the rates of two calls, a number of them at one time. @param atOnce how many */
export function compareCalls(
  work: () => Promise<unknown>,
  baseline: () => Promise<unknown>,
  { atOnce, ...options }: BlockOptions & { atOnce: number },
): Promise<RatePair> {
  return inTurns(calling(work, atOnce), calling(baseline, atOnce), options);
}

function calling(call: () => Promise<unknown>, atOnce: number) {
  return async (blockMs: number): Promise<number> => {
    const start = performance.now();
    let count = 0;
    const callOn = async () => {
      while (performance.now() - start < blockMs) {
        await call();
        count++;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, callOn));
    return (count * 1_000) / (performance.now() - start);
  };
}
