import { startSandbox, type Sandbox } from "../sandbox";
import { EXIT, type Command, type Terminal } from "./command";
import { environmentLines } from "./environment-lines";
import {
  DEFAULT_INTERVAL_SECONDS,
  DEFAULT_PORT,
  readSandboxOptions,
  type SandboxCommandOptions,
} from "./sandbox-options";

const HELP = `Usage: haipay sandbox [options]

Starts a double of the HaiPay platform on 127.0.0.1, with keys of its own, until Ctrl-C; no real money moves.
It prints the HAIPAY_… lines for the shop's environment.

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
    const running = await startOnFreePort(options, terminal);
    introduce(running, options, terminal);
    await new Promise<void>((resolve) => {
      process.once("SIGINT", () => resolve());
      process.once("SIGTERM", () => resolve());
    });
    terminal.write("\nThe sandbox ends.\n");
    await running.close();
    return EXIT.done;
  },
};

async function startOnFreePort(options: SandboxCommandOptions, terminal: Terminal): Promise<Sandbox> {
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

function introduce(sandbox: Sandbox, options: SandboxCommandOptions, terminal: Terminal): void {
  const lines = [
    `The sandbox platform runs at ${sandbox.url} (orders and pay pages: open it in a browser).`,
    `Notifications go to ${options.notifyUrl ?? "the notifyUrl of each order"}, again every ${options.notifyIntervalMs / 1000} s until SUCCESS.`,
    "Keys are new at every start. Paste this into the shop's environment:",
    "",
    ...environmentLines(sandbox),
    "",
    "Ctrl-C ends it.",
  ];
  terminal.write(`${lines.join("\n")}\n`);
}
