#!/usr/bin/env node
import { runCli } from "./run-cli";
import { runInThisProcess } from "./this-process";

runInThisProcess(runCli);
