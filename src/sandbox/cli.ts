#!/usr/bin/env node
import { CliUsageError, HELP, readCliOptions, type CliOptions } from "./cli-options";
import { environmentLines } from "./environment-lines";
import { startSandbox, type Sandbox } from "./index";

async function main(): Promise<void> {
  const options = readCliOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const sandbox = await startOnFreePort(options);
  introduce(sandbox, options);
  const end = () => {
    process.stdout.write("\nThe sandbox ends.\n");
    void sandbox.close();
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

async function startOnFreePort(options: CliOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) {
      throw error;
    }
    process.stdout.write(`Port ${options.port} is taken: a free one is used instead.\n`);
    return startSandbox({ ...options, port: 0 });
  }
}

function introduce(sandbox: Sandbox, options: CliOptions): void {
  const lines = [
    `The sandbox platform runs at ${sandbox.url} (orders and pay pages: open it in a browser).`,
    `Notifications go to ${options.notifyUrl ?? "the notifyUrl of each order"}, again every ${options.notifyIntervalMs / 1000} s until SUCCESS.`,
    "Keys are new at every start. Paste this into the shop's environment:",
    "",
    ...environmentLines(sandbox),
    "",
    "Ctrl-C ends it.",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${reason}\n`);
  if (error instanceof CliUsageError) {
    process.stderr.write(HELP);
  }
  process.exitCode = error instanceof CliUsageError ? 2 : 1;
});
