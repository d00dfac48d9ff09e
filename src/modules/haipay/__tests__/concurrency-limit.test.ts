import { ConcurrencyLimit } from "../notification-intake";

/** Work that ends when it is told to. */
class Work {
  begun = false;
  end!: () => void;
  fail!: (error: Error) => void;

  readonly run = (): Promise<string> => {
    this.begun = true;
    return new Promise((resolve, reject) => {
      this.end = () => resolve("done");
      this.fail = reject;
    });
  };
}

const LONGEST_MS = 1_000;

async function begin(
  limit: ConcurrencyLimit,
  count: number,
): Promise<{ works: Work[]; results: Promise<string>[] }> {
  const works = Array.from({ length: count }, () => new Work());
  const results = works.map((work) => limit.run(work.run));
  for (const result of results) result.catch(() => undefined);
  await settled();
  return { works, results };
}

/** After what is due now has run. */
async function settled(): Promise<void> {
  await jest.advanceTimersByTimeAsync(0);
}

const begunOf = (works: Work[]): boolean[] => works.map(({ begun }) => begun);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it("runs no more than it may, and the others in their order", async () => {
  const { works, results } = await begin(new ConcurrencyLimit(2, LONGEST_MS), 4);
  expect(begunOf(works)).toEqual([true, true, false, false]);
  works[1].end();
  await settled();
  expect(begunOf(works)).toEqual([true, true, true, false]);
  works[0].end();
  await settled();
  expect(begunOf(works)).toEqual([true, true, true, true]);
  works[2].end();
  works[3].end();
  await expect(Promise.all(results)).resolves.toEqual(["done", "done", "done", "done"]);
});

it("lets a later one in as soon as a turn is free", async () => {
  const limit = new ConcurrencyLimit(1, LONGEST_MS);
  const first = await begin(limit, 1);
  first.works[0].end();
  await first.results[0];
  const second = await begin(limit, 2);
  expect(begunOf(second.works)).toEqual([true, false]);
});

it("hands the turn of failed work on, and its error to whoever asked for it", async () => {
  const { works, results } = await begin(new ConcurrencyLimit(1, LONGEST_MS), 2);
  works[0].fail(new Error("Medusa is away"));
  await expect(results[0]).rejects.toThrow("Medusa is away");
  await settled();
  expect(begunOf(works)).toEqual([true, true]);
});

it("is not held back by work that hangs, and hands its turn on once", async () => {
  const { works, results } = await begin(new ConcurrencyLimit(1, LONGEST_MS), 3);
  await jest.advanceTimersByTimeAsync(LONGEST_MS - 1);
  expect(begunOf(works)).toEqual([true, false, false]);
  await jest.advanceTimersByTimeAsync(1);
  expect(begunOf(works)).toEqual([true, true, false]);
  works[0].end();
  await expect(results[0]).resolves.toBe("done");
  await settled();
  expect(begunOf(works)).toEqual([true, true, false]);
});
