/** Random numbers that the seed and a name decide (mulberry32), so that each suite and case has a row of its own. */
export class SeededRandom {
  private state: number;

  constructor(seed: number, name: string) {
    this.state = seed;
    for (const letter of name) this.state = (Math.imul(this.state, 31) + letter.charCodeAt(0)) | 0;
  }

  /** 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to `end`, which it never is. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  oneOf<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)];
  }

  /** `count` different ones of these, in their order; all of them when there are fewer. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    const left = items.map((_, index) => index);
    while (left.length > count) left.splice(this.below(left.length), 1);
    return left.map((index) => items[index]);
  }
}
