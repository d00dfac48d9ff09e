/** Tells the person at the terminal what is going on, one line at a time. */
export interface Narrator {
  /** A line on its own, with the time of day. */
  say(text: string): void;
  heading(text: string): void;
  /** Says what begins, does it, says how long it took; while it takes long, says that it is still at it. */
  during<Result>(what: string, work: () => Promise<Result>): Promise<Result>;
}

const STILL_AT_IT_MS = 10_000;

/** A narrator that writes to standard output. */
export function createNarrator(write: (line: string) => void = (line) => console.log(line)): Narrator {
  const say = (text: string) => write(`${new Date().toTimeString().slice(0, 8)}  ${text}`);
  return {
    say,
    heading: (text) => write(`\n${text}`),
    async during(what, work) {
      const start = Date.now();
      const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
      say(`${what} …`);
      const ticking = setInterval(() => say(`  still at it after ${seconds()}: ${what}`), STILL_AT_IT_MS);
      try {
        const result = await work();
        say(`  done in ${seconds()}`);
        return result;
      } finally {
        clearInterval(ticking);
      }
    },
  };
}

/** A sum as people read it: `¥2,900`, `¥825.2`, `$7.375`. */
export function formatSum(amount: number | string, currency: string): string {
  const [whole, fraction] = String(amount).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${currency === "jpy" ? "¥" : "$"}${fraction ? `${grouped}.${fraction}` : grouped}`;
}
