import { parseArgs } from "node:util";

export interface DemoOptions {
  /** End after the shopping instead of staying up with the admin. */
  once: boolean;
  /** Seconds to wait for each payment at a platform that is not our own sandbox. */
  waitSeconds: number;
}

export const USAGE = `npm run demo -- [--once] [--wait SECONDS]

  --once          shop, then stop everything; exit code 0 only if every order ended captured with nothing due
  --wait SECONDS  how long to wait for each payment at a real platform (default 300)

DATABASE_URL: use this PostgreSQL database instead of an embedded server.
HAIPAY_BASE_URL with HAIPAY_JPY_… or HAIPAY_USD_… credentials: use this platform instead of our own sandbox.`;

/** @returns undefined when help was asked for @throws Error in plain words for an unknown or malformed argument */
export function readOptions(args: string[]): DemoOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      once: { type: "boolean", default: false },
      wait: { type: "string", default: "300" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  if (!/^\d{1,6}$/.test(values.wait)) {
    throw new Error(`--wait takes a whole number of seconds, not "${values.wait}".`);
  }
  return { once: values.once, waitSeconds: Number(values.wait) };
}
