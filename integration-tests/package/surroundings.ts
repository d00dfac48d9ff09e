import { existsSync } from "node:fs";
import path from "node:path";

/** This repository's folder. */
export const REPOSITORY = path.resolve(__dirname, "../..");

/**
 * Variables that speak of this repository or of the npm that runs us, and those that a test sets for a shop itself. A certificate
 * that this machine's way to the registry needs is neither.
 */
const OUR_OWN =
  /^(npm_|HAIPAY_|TS_NODE|NODE_(?!EXTRA_CA_CERTS$)|DB_|INIT_CWD$|NODE$|PWD$|OLDPWD$|DATABASE_URL$)/i;

/**
 * The script behind npm's command line.
 *
 * @throws Error when this was not started by npm
 */
export function npmScript(command: "npm" | "npx"): string {
  const npm = process.env.npm_execpath;
  const script = npm && path.join(path.dirname(npm), `${command}-cli.js`);
  if (!script || !existsSync(script)) throw new Error("Start this through npm: npm run test:package");
  return script;
}

/** The environment of somebody who has never heard of this repository. */
export function strangersEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !OUR_OWN.test(name));
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return {
    ...Object.fromEntries(own),
    PATH: folders.filter((folder) => !`${folder}/`.startsWith(`${REPOSITORY}/`)).join(path.delimiter),
    NO_COLOR: "1",
    MEDUSA_DISABLE_TELEMETRY: "true",
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
  };
}
