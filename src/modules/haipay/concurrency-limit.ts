/** Lets a few pieces of work run at once; the others wait for their turn, in the order in which they came. */
export class ConcurrencyLimit {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  /**
   * @param most how many run at once
   * @param longestMs how long, in ms, one may keep its turn: work that hangs goes on, and holds nobody back any more
   */
  constructor(
    private readonly most: number,
    private readonly longestMs: number,
  ) {}

  /** @throws whatever `work` throws */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const endTurn = await this.takeTurn();
    const timer = setTimeout(endTurn, this.longestMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      endTurn();
    }
  }

  /** @returns a function that gives the turn to the next one; calling it again does nothing */
  private async takeTurn(): Promise<() => void> {
    if (this.running < this.most) this.running++;
    else await new Promise<void>((begin) => this.waiting.push(begin));
    let mine = true;
    return () => {
      if (!mine) return;
      mine = false;
      const begin = this.waiting.shift();
      if (begin) begin();
      else this.running--;
    };
  }
}
