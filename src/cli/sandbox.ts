import type { Sandbox, SandboxOptions } from "../sandbox";
import { EXIT, UsageError, type Command, type Terminal } from "./command";
import { readOptions } from "./read-options";
import { checkEnvironmentFile, environmentLines, readKeptAccounts, writeEnvironment } from "./sandbox-env";

const DEFAULT_PORT = 9400;
const DEFAULT_INTERVAL_SECONDS = "300";

const HELP = `Usage: haipay sandbox [options]

Starts a double of the HaiPay platform on 127.0.0.1, with keys of its own, until Ctrl-C; no real money moves.
It prints the HAIPAY_… lines for the shop's environment, or writes them into the shop's .env:

  haipay sandbox --env-file .env

There the lines stand between two markers; all else in the file is left alone, and the keys are the same at the next start, so
that the shop need not be started again. A variable that stands elsewhere in the file is never overruled: the sandbox says which
one, and does not start.

  --env-file FILE                    the file to write the lines into; it is made if there is none
  --port NUMBER                      port to listen on (default ${DEFAULT_PORT}; a free one when it is taken)
  --notify-url URL                   where notifications go when an order names no notifyUrl
  --notify-interval-seconds NUMBER   time between two attempts to deliver a notification (default ${DEFAULT_INTERVAL_SECONDS})
  --help                             show this and end

Exit codes: 0 ended by Ctrl-C; 1 it could not start; 2 the command line is wrong.
`;

export const sandbox: Command = {
  summary: "starts a double of the platform on this machine, for development",
  help: HELP,
  async run(args, terminal) {
    const options = readSandboxOptions(args);
    const { envFile } = options;
    if (envFile !== undefined) await checkEnvironmentFile(envFile);
    const kept = envFile === undefined ? undefined : await readKeptAccounts(envFile);
    const running = await startOnFreePort({ ...options, kept }, terminal);
    introduce(running, options, terminal);
    if (envFile === undefined) printLines(running, terminal);
    else await fillFile(envFile, running, terminal);
    const ended = new Promise<void>((resolve) => {
      process.once("SIGINT", () => resolve());
      process.once("SIGTERM", () => resolve());
    });
    terminal.write("\nCtrl-C ends it.\n");
    await ended;
    terminal.write("\nThe sandbox ends.\n");
    await running.close();
    return EXIT.done;
  },
};

async function startOnFreePort(
  options: SandboxOptions & { port: number },
  terminal: Terminal,
): Promise<Sandbox> {
  const { startSandbox } = loadSandbox();
  try {
    return await startSandbox(options);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) {
      throw error;
    }
    terminal.write(`Port ${options.port} is taken: a free one is used instead.\n`);
    return startSandbox({ ...options, port: 0 });
  }
}

/** Only the sandbox serves pages: a shop's server has no use for this package's Express. */
function loadSandbox(): typeof import("../sandbox") {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the other commands must work without Express
    return require("../sandbox") as typeof import("../sandbox");
  } catch (error) {
    if ((error as { code?: unknown }).code !== "MODULE_NOT_FOUND") throw error;
    throw new Error("The sandbox needs Express 4: npm install --save-dev express@4", { cause: error });
  }
}

function introduce(sandbox: Sandbox, options: SandboxCommandOptions, terminal: Terminal): void {
  const lines = [
    `The sandbox platform runs at ${sandbox.url} (orders and pay pages: open it in a browser).`,
    `Notifications go to ${options.notifyUrl ?? "the notifyUrl of each order"}, again every ${options.notifyIntervalMs / 1000} s until SUCCESS.`,
  ];
  terminal.write(`${lines.join("\n")}\n`);
}

function printLines(sandbox: Sandbox, terminal: Terminal): void {
  const lines = [
    "Keys are new at every start (--env-file .env keeps them). Paste this into the shop's environment:",
    "",
    ...environmentLines(sandbox),
  ];
  terminal.write(`${lines.join("\n")}\n`);
}

async function fillFile(file: string, sandbox: Sandbox, terminal: Terminal): Promise<void> {
  try {
    const isChanged = await writeEnvironment(file, sandbox);
    terminal.write(
      isChanged
        ? `${file} has the lines now. Start the shop again, so that it reads them.\n`
        : `${file} has these lines already: a shop that runs can go on.\n`,
    );
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

export interface SandboxCommandOptions {
  port: number;
  notifyIntervalMs: number;
  notifyUrl?: string;
  /** Where the lines are written; they are printed when it is absent. */
  envFile?: string;
}

const MAX_INTERVAL_SECONDS = 86_400;

/** @throws UsageError naming the option and what to give */
export function readSandboxOptions(args: readonly string[]): SandboxCommandOptions {
  const { values } = readOptions(args, {
    port: { type: "string" },
    "notify-url": { type: "string" },
    "notify-interval-seconds": { type: "string" },
    "env-file": { type: "string" },
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
    envFile: readFileName(values["env-file"]),
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

function readFileName(written: string | undefined): string | undefined {
  if (written === "") throw new UsageError("--env-file is empty: name a file, such as .env.");
  return written;
}
