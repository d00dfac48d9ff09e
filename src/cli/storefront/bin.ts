#!/usr/bin/env node
import { runCommand } from "../run-command";
import { storefront } from "./storefront";

/** The command of the kit's own package, `haipay-storefront`: `haipay storefront` without the plugin. */
void runCommand(storefront, process.argv.slice(2), {
  write: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
  readInput: async () => Buffer.alloc(0),
  environment: process.env,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
