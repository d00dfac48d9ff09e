import { LosslessNumber } from "lossless-json";

/**
 * Parses with the engine's own parser and gives each number its written form back.
 *
 * @param numbers the written forms in the order of the text
 * @returns undefined when the text is no JSON, or a number cannot be told by its place: fields that are named like array
 *   indexes do not keep their order
 */
export function parseWithNumbers(text: string, numbers: readonly string[]): { value: unknown } | undefined {
  try {
    const restorer = new NumberRestorer(numbers);
    const value = restorer.restore(JSON.parse(text));
    return restorer.isDone ? { value } : undefined;
  } catch {
    return undefined;
  }
}

class NumberRestorer {
  private next = 0;

  constructor(private readonly numbers: readonly string[]) {}

  get isDone(): boolean {
    return this.next === this.numbers.length;
  }

  /** @throws Error when the order of the text is lost */
  restore(value: unknown): unknown {
    if (typeof value === "number") return this.take(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.restore(item));
    return this.restoreFields(value as Record<string, unknown>);
  }

  private restoreFields(object: Record<string, unknown>): Record<string, unknown> {
    for (const name of Object.keys(object)) {
      if (ARRAY_INDEX.test(name)) throw new Error("The engine moves such fields.");
      const field = object[name];
      if (typeof field !== "number" && typeof field !== "object") continue;
      const restored = this.restore(field);
      // An assignment would change the prototype.
      if (name === "__proto__") Object.defineProperty(object, name, { ...FIELD, value: restored });
      else object[name] = restored;
    }
    return object;
  }

  private take(value: number): LosslessNumber {
    const written = this.numbers[this.next++];
    if (Number(written) !== value) throw new Error("The numbers are not in the order of the text.");
    return new LosslessNumber(written);
  }
}

const ARRAY_INDEX = /^\d+$/;
const FIELD = { configurable: true, enumerable: true, writable: true } as const;
