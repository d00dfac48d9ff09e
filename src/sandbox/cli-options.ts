import { parseArgs } from "node:util";

export interface CliOptions {
  port: number;
  notifyIntervalMs: number;
  notifyUrl?: string;
  help: boolean;
}

/** The command line is wrong; the message names the option and says what to give. */
export class CliUsageError extends Error {
  override readonly name = "CliUsageError";
}

export const DEFAULT_PORT = 9400;
const DEFAULT_INTERVAL_SECONDS = "300";
const MAX_INTERVAL_SECONDS = 86_400;

export const HELP = `Usage: haipay-sandbox [options]

A double of the HaiPay platform for development, on 127.0.0.1, with its own keys; no real money moves.

  --port NUMBER                      port to listen on (default ${DEFAULT_PORT}; a free one when it is taken)
  --notify-url URL                   where notifications go when an order names no notifyUrl
  --notify-interval-seconds NUMBER   time between two attempts to deliver a notification (default ${DEFAULT_INTERVAL_SECONDS})
  --help                             show this and end
`;

/**
 * Reads the command line.
 * @param args without node and the script.
 * @throws CliUsageError
 */
export function readCliOptions(args: readonly string[]): CliOptions {
  const values = readValues(args);
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
    help: values.help ?? false,
  };
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        "notify-url": { type: "string" },
        "notify-interval-seconds": { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new CliUsageError((error as Error).message);
  }
}

function readNumber(option: string, written: string, form: RegExp, max: number): number {
  const value = form.test(written) ? Number(written) : Number.NaN;
  if (!(value >= 0 && value <= max)) {
    throw new CliUsageError(`${option} is ${JSON.stringify(written)}: give a number from 0 to ${max}.`);
  }
  return value;
}

function readAddress(written: string | undefined): string | undefined {
  if (written !== undefined && !(URL.canParse(written) && /^https?:/i.test(written))) {
    throw new CliUsageError(`--notify-url is ${JSON.stringify(written)}: give an http or https address.`);
  }
  return written;
}
