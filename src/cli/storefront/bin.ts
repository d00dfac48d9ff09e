#!/usr/bin/env node
import { runCommand } from "../run-command";
import { runInThisProcess } from "../this-process";
import { storefront } from "./storefront";

/** The command of the kit's own package, `haipay-storefront`: `haipay storefront` without the plugin. */
runInThisProcess((args, terminal) => runCommand(storefront, args, terminal));
