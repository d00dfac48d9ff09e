import { Semaphore } from "async-mutex";

/** Lets a few pieces of work run at once; the others wait for their turn, in the order in which they came. */
export class ConcurrencyLimit {
  private readonly turns: Semaphore;

  /**
   * @param most how many run at once
   * @param longestMs how long, in ms, one may keep its turn: work that hangs goes on, and holds nobody back any more
   */
  constructor(
    most: number,
    private readonly longestMs: number,
  ) {
    this.turns = new Semaphore(most);
  }

  /** @throws whatever `work` throws */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const [, endTurn] = await this.turns.acquire();
    const timer = setTimeout(endTurn, this.longestMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      endTurn();
    }
  }
}
