import { Mutex, Semaphore } from "async-mutex";

/** How many notifications one process takes into the ledger at once: more would not finish any earlier. */
const TAKEN_IN_AT_ONCE = 20;
/** How many of them Medusa follows at once: that work fills the process's one CPU, which the shop needs too. */
export const FOLLOWED_AT_ONCE = 2;
/** After this long, in ms, the next one no longer waits for one that is held up by a guard or the platform. */
const LONGEST_TURN_MS = 10_000;
/** The longest time, in ms, that Medusa waits while notifications come in: they may never stop. */
const LONGEST_WAIT_MS = 3_000;
/** A shopper's page makes several requests in a row; after this long without one, in ms, it has what it needs. */
const SHOP_IS_QUIET_AFTER_MS = 100;
/** How long, in ms, shoppers are at most let before one more order, as a busy shop is never quiet. */
const GIVING_WAY_MS = { least: 500, most: 3_000 };
/** On a slow machine longer: this many times what the last order took, which leaves most of the process to shoppers. */
const GIVING_WAY_PER_TAKEN = 2;
const LOOK_AGAIN_MS = 20;

/**
 * Decides which of this process's notifications go first: taking one into the ledger is quick and releases the platform;
 * making Medusa follow is slow and can wait, for them and for shoppers.
 */
export class NotificationTurns {
  private readonly intake = new Semaphore(TAKEN_IN_AT_ONCE);
  private readonly givingWay = new Mutex();
  private shoppers = 0;
  private lastShopperAt = -Infinity;
  private tookMs = 0;
  private inside = 0;
  private following = 0;
  private run: Promise<void> | undefined;
  private again = false;
  private readonly waiting: { until: () => boolean; goOn: () => void }[] = [];

  /** Waits for a turn to take one in. @returns a function that ends the turn, which also ends by itself when it hangs */
  async takeIn(): Promise<() => void> {
    this.inside++;
    const [, release] = await this.intake.acquire();
    const end = once(() => {
      clearTimeout(timer);
      this.inside--;
      release();
      this.tell();
    });
    const timer = setTimeout(end, LONGEST_TURN_MS);
    return end;
  }

  /** A turn to let Medusa follow at once. @returns a function that ends the turn; undefined in a rush */
  tryToFollow(): (() => void) | undefined {
    if (this.run || this.inside > FOLLOWED_AT_ONCE || this.following >= FOLLOWED_AT_ONCE) return undefined;
    this.following++;
    return once(() => {
      this.following--;
      this.tell();
    });
  }

  /** Says that this process works for a shopper. @returns a function that says that it no longer does */
  serveShopper(): () => void {
    this.shoppers++;
    return once(() => {
      this.shoppers--;
      this.lastShopperAt = performance.now();
    });
  }

  /**
   * Waits until no notification is being taken in, or for three seconds, and then until no shopper is served. In a shop that
   * is always busy, one caller goes on every half second, or every two times as long as the last one worked.
   *
   * @returns a function that says that the work which had to wait is done
   */
  async quiet(): Promise<() => void> {
    await this.waitUntil(() => this.inside === 0, LONGEST_WAIT_MS);
    return this.givingWay.runExclusive(async () => {
      const { least, most } = GIVING_WAY_MS;
      const begun = performance.now();
      const isOver = () =>
        performance.now() - begun >= Math.min(most, Math.max(least, this.tookMs * GIVING_WAY_PER_TAKEN));
      while (this.isShopBusy() && !isOver()) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
      const goesOn = performance.now();
      return () => void (this.tookMs = performance.now() - goesOn);
    });
  }

  /** Waits until everything that came has been followed. @param longestMs the longest wait, in ms */
  async idle(longestMs: number): Promise<void> {
    await this.waitUntil(() => this.inside === 0 && this.following === 0 && !this.run, longestMs);
  }

  /** Runs `work`, one run at a time, and once more afterwards if somebody asked in the meantime. Never throws. */
  async inBackground(work: () => Promise<unknown>, onError: (error: Error) => void): Promise<void> {
    this.again = true;
    this.run ??= (async () => {
      while (this.again) {
        this.again = false;
        await work().catch(onError);
      }
    })().finally(() => {
      this.run = undefined;
      this.tell();
    });
    return this.run;
  }

  private isShopBusy(): boolean {
    return this.shoppers > 0 || performance.now() - this.lastShopperAt < SHOP_IS_QUIET_AFTER_MS;
  }

  private async waitUntil(until: () => boolean, longestMs: number): Promise<void> {
    if (until()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestMs);
      this.waiting.push({ until, goOn: () => (clearTimeout(timer), resolve()) });
    });
  }

  private tell(): void {
    const come = this.waiting.filter(({ until }) => until());
    for (const one of come) {
      this.waiting.splice(this.waiting.indexOf(one), 1);
      one.goOn();
    }
  }
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}
