import { UsageError } from "./command";
import { readOptions } from "./read-options";

export interface SandboxCommandOptions {
  port: number;
  notifyIntervalMs: number;
  notifyUrl?: string;
}

export const DEFAULT_PORT = 9400;
export const DEFAULT_INTERVAL_SECONDS = "300";
const MAX_INTERVAL_SECONDS = 86_400;

/** @throws UsageError naming the option and what to give */
export function readSandboxOptions(args: readonly string[]): SandboxCommandOptions {
  const { values } = readOptions(args, {
    port: { type: "string" },
    "notify-url": { type: "string" },
    "notify-interval-seconds": { type: "string" },
  });
  return {
    port: readNumber("--port", values.port ?? String(DEFAULT_PORT), /^\d{1,5}$/, 65_535),
    notifyIntervalMs:
      readNumber(
        "--notify-interval-seconds",
        values["notify-interval-seconds"] ?? DEFAULT_INTERVAL_SECONDS,
        /^\d{1,6}(\.\d{1,3})?$/,
        MAX_INTERVAL_SECONDS,
      ) * 1000,
    notifyUrl: readAddress(values["notify-url"]),
  };
}

function readNumber(option: string, written: string, form: RegExp, max: number): number {
  const value = form.test(written) ? Number(written) : Number.NaN;
  if (!(value >= 0 && value <= max)) {
    throw new UsageError(`${option} is ${JSON.stringify(written)}: give a number from 0 to ${max}.`);
  }
  return value;
}

function readAddress(written: string | undefined): string | undefined {
  if (written !== undefined && !(URL.canParse(written) && /^https?:/i.test(written))) {
    throw new UsageError(`--notify-url is ${JSON.stringify(written)}: give an http or https address.`);
  }
  return written;
}
