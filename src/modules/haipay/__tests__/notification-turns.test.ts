import { NotificationTurns } from "../notification-turns";

let turns: NotificationTurns;

beforeEach(() => {
  jest.useFakeTimers();
  turns = new NotificationTurns();
});
afterEach(() => jest.useRealTimers());

/** After what is due now has run. */
async function settled(): Promise<void> {
  await jest.advanceTimersByTimeAsync(0);
}

/** Asks for so many turns. @returns the ends of those that were given, in their order */
function askFor(count: number): { given: (() => void)[] } {
  const given: (() => void)[] = [];
  for (let asked = 0; asked < count; asked++) void turns.takeIn().then((end) => given.push(end));
  return { given };
}

describe("Taking notifications in", () => {
  it("is done twenty at a time, the others in their order", async () => {
    const { given } = askFor(25);
    await settled();
    expect(given).toHaveLength(20);
    given[3]();
    given[3]();
    await settled();
    expect(given).toHaveLength(21);
  });

  it("is not held back by one that hangs", async () => {
    const { given } = askFor(21);
    await jest.advanceTimersByTimeAsync(9_999);
    expect(given).toHaveLength(20);
    await jest.advanceTimersByTimeAsync(1);
    expect(given).toHaveLength(21);
  });
});

describe("Following at once", () => {
  it("is given to one or two that come at a time", async () => {
    const first = await turns.takeIn();
    const endFollowing = turns.tryToFollow();
    expect(endFollowing).toBeDefined();
    first();
    await turns.takeIn();
    expect(turns.tryToFollow()).toBeDefined();
    await turns.takeIn();
    expect(turns.tryToFollow()).toBeUndefined();
    endFollowing?.();
    endFollowing?.();
    expect(turns.tryToFollow()).toBeDefined();
    expect(turns.tryToFollow()).toBeUndefined();
  });

  it("is given to nobody in a rush, or while earlier ones are waiting for it", async () => {
    const { given } = askFor(3);
    await settled();
    expect(turns.tryToFollow()).toBeUndefined();
    given[0]();
    expect(turns.tryToFollow()).toBeDefined();

    const waiting = new NotificationTurns();
    let end = () => undefined as void;
    const run = waiting.inBackground(() => new Promise<void>((resolve) => (end = resolve)), fail);
    await settled();
    expect(waiting.tryToFollow()).toBeUndefined();
    end();
    await run;
    expect(waiting.tryToFollow()).toBeDefined();
  });
});

describe("Following in the background", () => {
  it("waits until no notification is being taken in", async () => {
    const end = await turns.takeIn();
    let isQuiet = false;
    void turns.quiet().then(() => (isQuiet = true));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isQuiet).toBe(false);
    end();
    await settled();
    expect(isQuiet).toBe(true);
  });

  it("waits three seconds at most for a rush without an end", async () => {
    await turns.takeIn();
    let isQuiet = false;
    void turns.quiet().then(() => (isQuiet = true));
    await jest.advanceTimersByTimeAsync(3_000);
    expect(isQuiet).toBe(true);
  });

  it("lets shoppers go first, and begins when none has asked for anything for a tenth of a second", async () => {
    const ends = [turns.serveShopper(), turns.serveShopper()];
    let isQuiet = false;
    void turns.quiet().then(() => (isQuiet = true));
    await jest.advanceTimersByTimeAsync(200);
    ends[0]();
    ends[0]();
    await jest.advanceTimersByTimeAsync(100);
    expect(isQuiet).toBe(false);
    ends[1]();
    await jest.advanceTimersByTimeAsync(80);
    expect(isQuiet).toBe(false);
    await jest.advanceTimersByTimeAsync(40);
    expect(isQuiet).toBe(true);
  });

  it("goes on once every half second in a shop that is never quiet", async () => {
    turns.serveShopper();
    let gone = 0;
    for (let asked = 0; asked < 3; asked++) void turns.quiet().then(() => gone++);
    for (const expected of [1, 2, 3]) {
      await jest.advanceTimersByTimeAsync(400);
      expect(gone).toBe(expected - 1);
      await jest.advanceTimersByTimeAsync(120);
      expect(gone).toBe(expected);
    }
  });

  it("leaves twice the time that the last order took to a shop that is never quiet, and three seconds at most", async () => {
    turns.serveShopper();
    const goOn = async (tookMs: number, waitsMs: number) => {
      let isDone: (() => void) | undefined;
      void turns.quiet().then((done) => (isDone = done));
      await jest.advanceTimersByTimeAsync(waitsMs - 40);
      expect(isDone).toBeUndefined();
      await jest.advanceTimersByTimeAsync(60);
      await jest.advanceTimersByTimeAsync(tookMs);
      isDone?.();
    };
    await goOn(400, 500);
    await goOn(2_000, 800);
    await goOn(100, 3_000);
    await goOn(100, 500);
  });

  it("does not wait in a shop without shoppers", async () => {
    turns.serveShopper()();
    await jest.advanceTimersByTimeAsync(100);
    let gone = 0;
    for (let asked = 0; asked < 2; asked++) void turns.quiet().then(() => gone++);
    await settled();
    expect(gone).toBe(2);
  });

  it("runs once at a time, and once more if somebody asked in the meantime", async () => {
    let runs = 0;
    const ends: (() => void)[] = [];
    const work = () => {
      runs++;
      return new Promise<void>((resolve) => ends.push(resolve));
    };
    const all = [1, 2, 3].map(() => turns.inBackground(work, fail));
    await settled();
    expect(runs).toBe(1);
    void turns.inBackground(work, fail);
    ends[0]();
    await settled();
    expect(runs).toBe(2);
    ends[1]();
    await Promise.all(all);
    expect(runs).toBe(2);
    void turns.inBackground(work, fail);
    await settled();
    expect(runs).toBe(3);
  });

  it("reports what went wrong, and continues", async () => {
    const errors: string[] = [];
    await turns.inBackground(
      () => Promise.reject(new Error("the database is away")),
      ({ message }) => errors.push(message),
    );
    await turns.inBackground(() => Promise.resolve(), fail);
    expect(errors).toEqual(["the database is away"]);
  });
});

function fail(error: Error): void {
  throw error;
}
