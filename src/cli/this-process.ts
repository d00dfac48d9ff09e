import { createInterface } from "node:readline/promises";
import { buffer } from "node:stream/consumers";
import type { Terminal } from "./command";

/**
 * Runs the command line of this process in its own terminal.
 *
 * @param run is given the arguments after node and the script, and answers with the exit code
 */
export function runInThisProcess(
  run: (args: readonly string[], terminal: Terminal) => Promise<number>,
): void {
  void run(process.argv.slice(2), {
    write: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
    readInput: () => buffer(process.stdin),
    ask: process.stdin.isTTY && process.stdout.isTTY ? ask : undefined,
    environment: process.env,
  }).then((exitCode) => {
    process.exitCode = exitCode;
  });
}

async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  return reader.question(question).finally(() => reader.close());
}
