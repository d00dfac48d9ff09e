#!/usr/bin/env node
import { buffer } from "node:stream/consumers";
import { runCli } from "./run-cli";

void runCli(process.argv.slice(2), {
  write: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
  readInput: () => buffer(process.stdin),
  environment: process.env,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
