#!/usr/bin/env node
import { createInterface } from "node:readline/promises";
import { buffer } from "node:stream/consumers";
import { runCli } from "./run-cli";

void runCli(process.argv.slice(2), {
  write: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
  readInput: () => buffer(process.stdin),
  ask: process.stdin.isTTY && process.stdout.isTTY ? ask : undefined,
  environment: process.env,
}).then((exitCode) => {
  process.exitCode = exitCode;
});

async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  return reader.question(question).finally(() => reader.close());
}
